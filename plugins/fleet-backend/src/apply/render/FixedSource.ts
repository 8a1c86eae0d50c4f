import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { SourceFolder } from '../source';
import type { OpenedSource, Rendered, RenderTarget } from './Renderer';
import { refuseValues } from './refuseValues';
import { toRendered } from './toRendered';

/** A source whose objects are the same everywhere, but for overrides. */
export class FixedSource implements OpenedSource {
  readonly digest: string;
  readonly #manifests: readonly Manifest[];

  /**
   * Takes the objects out of a folder, and closes it.
   *
   * @param read - Gives the objects that it has
   */
  static async take(
    folder: SourceFolder,
    read: (folder: SourceFolder) => Promise<Manifest[]>,
  ): Promise<OpenedSource> {
    try {
      return new FixedSource(folder.digest, await read(folder));
    } finally {
      await folder.close();
    }
  }

  private constructor(digest: string, manifests: readonly Manifest[]) {
    this.digest = digest;
    this.#manifests = manifests;
  }

  async render(target: RenderTarget): Promise<Rendered> {
    refuseValues(target);
    return toRendered(this.#manifests, target);
  }

  /** Nothing is left of it but memory. */
  async close(): Promise<void> {}
}
