import { ConflictError } from '@backstage/errors';
import type {
  DesiredState,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { LRUCache } from 'lru-cache';
import type { Targets } from '../../apply';
import type {
  OpenedSource,
  Renderer,
  RenderOverrides,
} from '../../apply/render';
import type { DesiredStates } from '../model/DesiredStates';
import type { RolloutSpec } from '../model/RolloutSpec';
import { readRequest } from '../request/readRequest';
import type { RolloutRow, TargetRow } from '../store';
import { imageState } from './imageState';

/** What is asked for of one target. */
export interface TargetSpec {
  clusterId: string;
  namespace: string;
  workloads: ObjectRef[];
  overrides: readonly RenderOverrides[];
}

/** What a target is to have, */
export interface RenderedState {
  desired: DesiredState;
  /** and what of its source will not be so, in words. */
  problems: string[];
}

/** So many sources are kept in temporary folders, */
const MAX_SOURCES = 8;
/** and so many rendered states in memory. */
const MAX_STATES = 200;

/** Renders sources, and keeps for a while what it rendered. */
export class DefaultDesiredStates implements DesiredStates {
  readonly #renderer: Pick<Renderer, 'open'>;
  readonly #targets: Pick<Targets, 'target'>;
  readonly #sources = new LRUCache<string, Promise<OpenedSource>>({
    max: MAX_SOURCES,
    dispose: source => closeQuietly(source),
  });
  readonly #states = new LRUCache<string, Promise<DesiredState>>({
    max: MAX_STATES,
  });

  static create(options: {
    renderer: Pick<Renderer, 'open'>;
    targets: Pick<Targets, 'target'>;
  }): DefaultDesiredStates {
    return new DefaultDesiredStates(options);
  }

  private constructor(options: {
    renderer: Pick<Renderer, 'open'>;
    targets: Pick<Targets, 'target'>;
  }) {
    this.#renderer = options.renderer;
    this.#targets = options.targets;
  }

  /** What it reads is pinned: of the source as it is now. */
  async digestOf(
    key: string,
    spec: RolloutSpec,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    return spec.source.image
      ? undefined
      : (await this.#source(key, spec, signal)).digest;
  }

  of(
    rollout: RolloutRow,
    target: TargetRow,
    { signal }: { signal: AbortSignal },
  ): Promise<DesiredState> {
    const key = `${rollout.id} ${target.no}`;
    return kept(this.#states, key, async () => {
      const spec = readRequest(JSON.parse(rollout.request));
      const numbers: number[] = JSON.parse(target.overrides ?? '[]');
      await this.#checkDigest(rollout, spec, signal);
      const { desired } = await this.render(
        rollout.id,
        spec,
        {
          clusterId: target.cluster_id,
          namespace: target.namespace,
          workloads: JSON.parse(target.workloads ?? '[]'),
          overrides: numbers.map(no => spec.overrides[no]),
        },
        signal,
      );
      return desired;
    });
  }

  /**
   * What a request asks for of a target.
   *
   * @param key - The same for all targets of the same request
   */
  async render(
    key: string,
    spec: RolloutSpec,
    target: TargetSpec,
    signal: AbortSignal,
  ): Promise<RenderedState> {
    const { image } = spec.source;
    if (image) {
      return { desired: imageState(image.changes, target), problems: [] };
    }
    const source = await this.#source(key, spec, signal);
    const { cluster } = this.#targets.target(target.clusterId);
    const { kubeVersion, apiVersions } = await cluster.version({ signal });
    const { namespace, overrides } = target;
    const rendered = await source.render(
      {
        releaseName: spec.name,
        namespace,
        kubeVersion,
        apiVersions,
        overrides,
      },
      { signal },
    );
    const { manifests, hooks, revision, problems } = rendered;
    const desired = { type: 'manifests' as const, manifests, hooks, revision };
    return { desired, problems };
  }

  /** What was kept for a request that is done with. */
  forget(key: string): void {
    this.#sources.delete(key);
  }

  #source(
    key: string,
    spec: RolloutSpec,
    signal: AbortSignal,
  ): Promise<OpenedSource> {
    return kept(this.#sources, key, () =>
      this.#renderer.open(spec.source, { signal }),
    );
  }

  /** Whoever approved it approved what the source was. */
  async #checkDigest(
    rollout: RolloutRow,
    spec: RolloutSpec,
    signal: AbortSignal,
  ): Promise<void> {
    const digest = await this.digestOf(rollout.id, spec, signal);
    if (rollout.source_digest !== null && digest !== rollout.source_digest) {
      this.forget(rollout.id);
      throw new ConflictError(
        'The source has changed since the rollout was asked for, so that it is not what was planned; begin another rollout, from a source that does not change, for example a tag',
      );
    }
  }
}

/** What is kept, or what is made now; a failure is not kept. */
function kept<T>(
  cache: LRUCache<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known) {
    return known;
  }
  const made = make();
  cache.set(key, made);
  made.catch(() => {
    if (cache.peek(key) === made) {
      cache.delete(key);
    }
  });
  return made;
}

async function closeQuietly(opening: Promise<OpenedSource>): Promise<void> {
  // Whoever opened it has been told why it could not be.
  const source = await opening.catch(() => undefined);
  await source?.close();
}
