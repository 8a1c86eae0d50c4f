import type {
  RolloutOverride,
  RolloutSource,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { Hook } from '../manifests';

/** What is different in a target. */
export type RenderOverrides = Pick<
  RolloutOverride,
  'values' | 'replicas' | 'images'
>;

/** What a source is rendered for. */
export interface RenderTarget {
  /** Helm's name of the release; a DNS label. */
  releaseName: string;
  /** Of objects that name none; it is not written into them. */
  namespace: string;
  /** As the cluster tells it, for example v1.34.1-eks-3025e55. */
  kubeVersion: string;
  /** What the cluster serves: apps/v1, and apps/v1/Deployment. */
  apiVersions: readonly string[];
  /** Those that are meant for the target; later ones win. */
  overrides?: readonly RenderOverrides[];
}

/** The objects that a source has for a target. */
export interface Rendered {
  /** In the order in which they are applied, without hooks and plain Secrets. */
  manifests: Manifest[];
  /** Helm's, in the order in which they are run; see hooksAt(). */
  hooks: Hook[];
  /** Of the manifests and the hooks: `sha256:` and hex. */
  revision: string;
  /** What will not be as the source says, in words. */
  problems: string[];
}

export interface RenderOptions {
  signal: AbortSignal;
}

/** A source that has been read. It lies in a temporary folder until close(). */
export interface OpenedSource {
  /**
   * Of what was read: `sha256:` and hex. Another one for the same source means
   * that somebody changed it in the meantime.
   */
  readonly digest: string;

  /** Rejects as Renderer does. */
  render(target: RenderTarget, options: RenderOptions): Promise<Rendered>;

  close(): Promise<void>;
}

/**
 * Makes objects of sources, which are not trusted: within limits of time, size
 * and memory, without plugins, without the network, without the environment of
 * this process. Rejects with InputError where the source is wrong, refused or too
 * large, NotFoundError where it is not there, NotAllowedError where this backend
 * may not read it, and ServiceUnavailableError where what it takes cannot be had
 * now: helm or kustomize is not installed, a host does not answer.
 */
export interface Renderer {
  /** Reads a source once, for many targets. An image change is no source here. */
  open(source: RolloutSource, options: RenderOptions): Promise<OpenedSource>;

  /** Reads a source for one target. */
  render(
    source: RolloutSource,
    target: RenderTarget,
    options: RenderOptions,
  ): Promise<Rendered>;
}
