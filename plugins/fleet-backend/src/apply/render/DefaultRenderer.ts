import { InputError } from '@backstage/errors';
import type {
  RolloutSource,
  RolloutSourceHelm,
  RolloutSourceKustomize,
  RolloutSourceManifests,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Opener } from './Opener';
import type {
  OpenedSource,
  Rendered,
  Renderer,
  RenderOptions,
  RenderTarget,
} from './Renderer';

export interface DefaultRendererOptions {
  manifests: Opener<RolloutSourceManifests>;
  kustomize: Opener<RolloutSourceKustomize>;
  helm: Opener<RolloutSourceHelm>;
}

/** Chooses by what a source is. */
export class DefaultRenderer implements Renderer {
  readonly #openers: DefaultRendererOptions;

  constructor(openers: DefaultRendererOptions) {
    this.#openers = openers;
  }

  async open(
    { image, manifests, kustomize, helm }: RolloutSource,
    options: RenderOptions,
  ): Promise<OpenedSource> {
    const kinds = [image, manifests, kustomize, helm].filter(Boolean);
    if (kinds.length === 1 && manifests) {
      return await this.#openers.manifests.open(manifests, options);
    }
    if (kinds.length === 1 && kustomize) {
      return await this.#openers.kustomize.open(kustomize, options);
    }
    if (kinds.length === 1 && helm) {
      return await this.#openers.helm.open(helm, options);
    }
    throw new InputError(
      'What is rendered is one of manifests, kustomize and helm',
    );
  }

  async render(
    source: RolloutSource,
    target: RenderTarget,
    options: RenderOptions,
  ): Promise<Rendered> {
    const opened = await this.open(source, options);
    try {
      return await opened.render(target, options);
    } finally {
      await opened.close();
    }
  }
}
