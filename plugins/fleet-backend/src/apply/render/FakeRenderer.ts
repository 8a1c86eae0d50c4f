import type { RolloutSource } from '@flotilla/backstage-plugin-fleet-common';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { revisionOf } from '../manifests';
import type {
  OpenedSource,
  Rendered,
  Renderer,
  RenderOptions,
  RenderTarget,
} from './Renderer';
import { toRendered } from './toRendered';

/** Renders the objects that a test gave it, whatever the source. */
export class FakeRenderer implements Renderer {
  manifests: Manifest[];
  /** Every opening fails with it. */
  failure?: Error;
  /** The sources that were opened, and the targets that were rendered for. */
  readonly sources: RolloutSource[] = [];
  readonly targets: RenderTarget[] = [];
  /** How many sources are open. */
  opened = 0;

  constructor(manifests: Manifest[] = []) {
    this.manifests = manifests;
  }

  async open(
    source: RolloutSource,
    { signal }: RenderOptions,
  ): Promise<OpenedSource> {
    signal.throwIfAborted();
    if (this.failure) {
      throw this.failure;
    }
    this.sources.push(source);
    this.opened += 1;
    const { manifests } = this;
    return {
      digest: revisionOf(manifests),
      render: async target => {
        this.targets.push(target);
        return toRendered(manifests, target);
      },
      close: async () => {
        this.opened -= 1;
      },
    };
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
