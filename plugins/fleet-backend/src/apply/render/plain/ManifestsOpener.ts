import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { RolloutSourceManifests } from '@flotilla/backstage-plugin-fleet-common';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { parseManifests } from '../../manifests';
import type { SourceFolder, SourceReader } from '../../source';
import { FixedSource } from '../FixedSource';
import type { Opener } from '../Opener';
import type { OpenedSource, RenderOptions } from '../Renderer';

const IS_MANIFEST = /\.(ya?ml|json)$/i;

/** Plain objects: all files of a folder and those below it, or one file. */
export class ManifestsOpener implements Opener<RolloutSourceManifests> {
  readonly #reader: SourceReader;

  constructor(reader: SourceReader) {
    this.#reader = reader;
  }

  async open(
    { url }: RolloutSourceManifests,
    { signal }: RenderOptions,
  ): Promise<OpenedSource> {
    const isFile = URL.canParse(url) && IS_MANIFEST.test(new URL(url).pathname);
    const folder = isFile
      ? await this.#reader.readFile(url, { signal })
      : await this.#reader.readFolder(url, { signal });
    return await FixedSource.take(folder, () => parseAll(folder, signal));
  }
}

async function parseAll(
  { path, files }: SourceFolder,
  signal: AbortSignal,
): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const name of files.filter(file => IS_MANIFEST.test(file))) {
    const text = await readFile(join(path, name), 'utf8');
    manifests.push(...(await parseManifests(text, { name, signal })));
  }
  if (manifests.length === 0) {
    throw new InputError('The source has no objects in .yaml or .json files');
  }
  return manifests;
}
