import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { RolloutSourceKustomize } from '@flotilla/backstage-plugin-fleet-common';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { parseManifests } from '../../manifests';
import type { SourceFolder, SourceReader } from '../../source';
import { FixedSource } from '../FixedSource';
import type { Opener } from '../Opener';
import type { OpenedSource, RenderOptions } from '../Renderer';
import type { Tool } from '../tools/Tool';
import { checkKustomizations } from './checkKustomizations';

export interface KustomizeOpenerOptions {
  reader: SourceReader;
  kustomize: Tool;
}

/** Builds a kustomization that has all it needs in its own tree. */
export class KustomizeOpener implements Opener<RolloutSourceKustomize> {
  readonly #reader: SourceReader;
  readonly #kustomize: Tool;

  constructor({ reader, kustomize }: KustomizeOpenerOptions) {
    this.#reader = reader;
    this.#kustomize = kustomize;
  }

  async open(
    { url, root = url }: RolloutSourceKustomize,
    { signal }: RenderOptions,
  ): Promise<OpenedSource> {
    const start = pathBelow(root, url);
    const folder = await this.#reader.readFolder(root, { signal });
    return await FixedSource.take(folder, async () => {
      await checkKustomizations(folder, start, signal);
      return await this.#build(folder, start, signal);
    });
  }

  async #build(
    { path }: SourceFolder,
    start: string,
    signal: AbortSignal,
  ): Promise<Manifest[]> {
    // Plugins, functions and charts are off unless they are asked for.
    const restricted = ['--load-restrictor', 'LoadRestrictionsRootOnly'];
    const { stdout } = await this.#kustomize.run({
      args: ['build', ...restricted, join(path, start)],
      cwd: path,
      signal,
    });
    return await parseManifests(stdout, { name: 'kustomize', signal });
  }
}

/** Where a URL is below another: without slashes around it, or empty. */
function pathBelow(root: string, url: string): string {
  const [above, below] = [root, url].map(each => each.replace(/\/+$/, ''));
  const path = below.slice(above.length + 1);
  if (below !== above && !below.startsWith(`${above}/`)) {
    throw new InputError('The kustomization is not below its root');
  }
  if (path.split('/').includes('..')) {
    throw new InputError('The URL of the kustomization has .. in it');
  }
  return path;
}
