import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from './listFiles';
import type { SourceLimits } from './limits';
import type { SourceFolder } from './SourceReader';

/**
 * Makes a folder that only we can read, and has it filled.
 *
 * @param fill - Gets its path; what it leaves there is checked
 */
export async function createFolder(
  limits: SourceLimits,
  fill: (path: string) => Promise<void>,
): Promise<SourceFolder> {
  const path = await mkdtemp(join(tmpdir(), 'flotilla-source-'));
  const close = () => rm(path, { recursive: true, force: true });
  try {
    await fill(path);
    const files = await listFiles(path, limits);
    return { path, files, digest: await digestOf(path, files), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function digestOf(path: string, files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(join(path, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return `sha256:${hash.digest('hex')}`;
}
