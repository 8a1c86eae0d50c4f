import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import { SOURCE_LIMITS, unpack, type SourceFolder } from '../../source';
import { listFiles } from '../../source/listFiles';
import { remoteReferencesIn } from './remoteReferencesIn';

const SCHEMA = 'values.schema.json';
const MAX_DEPTH = 5;

/**
 * Unpacks the charts that a chart has packed within it, so that all of it can be
 * looked at, and refuses schemas that refer to other files or hosts: helm would
 * read those.
 *
 * @throws InputError
 */
export async function prepareChart({ path, files }: SourceFolder) {
  if (!files.includes('Chart.yaml')) {
    throw new InputError('The source is no chart: it has no Chart.yaml');
  }
  await unpackCharts(path, 0);
  const all = await listFiles(path, SOURCE_LIMITS);
  for (const file of all.filter(each => basename(each) === SCHEMA)) {
    await checkSchema(path, file);
  }
}

async function unpackCharts(path: string, depth: number): Promise<void> {
  const files = await listFiles(path, SOURCE_LIMITS);
  const packed = files.filter(file => /(^|\/)charts\/[^/]+\.tgz$/.test(file));
  if (packed.length > 0 && depth === MAX_DEPTH) {
    throw new InputError('The chart has charts within charts too deep');
  }
  for (const file of packed) {
    const archive = await readFile(join(path, file));
    await rm(join(path, file));
    const folder = join(path, file.slice(0, -'.tgz'.length));
    await unpack(archive, folder, SOURCE_LIMITS);
  }
  if (packed.length > 0) {
    await unpackCharts(path, depth + 1);
  }
}

async function checkSchema(path: string, file: string): Promise<void> {
  const remote = remoteReferencesIn(
    parse(await readFile(join(path, file), 'utf8'), file),
  );
  if (remote.length > 0) {
    throw new InputError(
      `${file} refers to another schema, which is not read: ` +
        'only references within it are',
    );
  }
}

function parse(text: string, file: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`${file} is no valid JSON`);
  }
}
