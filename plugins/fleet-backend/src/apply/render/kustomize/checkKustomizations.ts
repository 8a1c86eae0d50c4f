import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { InputError } from '@backstage/errors';
import { isJsonObject } from '../../manifests/isJsonObject';
import { parseYaml } from '../../manifests/parseYaml';
import type { SourceFolder } from '../../source';
import { isLocalPath } from './isLocalPath';
import { referencesIn } from './referencesIn';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * Refuses a kustomization, and those that it is built from, where one refers to
 * anything but files and folders of the source: kustomize would fetch it.
 *
 * @param start - The folder of the first one, relative to the source
 * @throws InputError
 */
export async function checkKustomizations(
  source: SourceFolder,
  start: string,
  signal: AbortSignal,
): Promise<void> {
  const files = new Set(source.files);
  const seen = new Set<string>();
  const waiting = [posix.normalize(start || '.')];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!seen.has(at)) {
      seen.add(at);
      const name = nameIn(at, files);
      for (const reference of await read(source, name, signal)) {
        const path = resolve(at, reference, name);
        if (!files.has(path)) {
          waiting.push(path);
        }
      }
    }
  }
}

async function read(
  source: SourceFolder,
  name: string,
  signal: AbortSignal,
): Promise<string[]> {
  const text = await readFile(join(source.path, name), 'utf8');
  const references: string[] = [];
  for await (const document of parseYaml(text, { name, signal })) {
    if (!isJsonObject(document)) {
      throw new InputError(`${name} is no kustomization`);
    }
    references.push(...referencesIn(document, name));
  }
  return references;
}

function resolve(at: string, reference: string, name: string): string {
  const path = posix.join(at, reference);
  if (!isLocalPath(reference) || path === '..' || path.startsWith('../')) {
    throw new InputError(
      `${name} refers to ${shown(
        reference,
      )}, which is not a path within the source: ` +
        'it would have to be fetched, and is not',
    );
  }
  return path.replace(/\/$/, '');
}

/** What is no file has to be a folder with a kustomization. */
function nameIn(folder: string, files: ReadonlySet<string>): string {
  const found = NAMES.map(name => posix.join(folder, name)).filter(name =>
    files.has(name),
  );
  if (found.length !== 1) {
    throw new InputError(
      `${shown(
        folder,
      )} is neither a file of the source nor a folder with one kustomization`,
    );
  }
  return found[0];
}

function shown(text: string): string {
  return text.slice(0, 200).replace(/\/\/[^/@\s]*@/, '//');
}
