import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { FileBudget } from './FileBudget';
import type { SourceLimits } from './limits';

/**
 * All files below a folder, sorted, with slashes.
 *
 * @throws InputError where there is anything but files and folders, or too much
 */
export async function listFiles(
  root: string,
  limits: SourceLimits,
): Promise<string[]> {
  const budget = new FileBudget(limits);
  const files: string[] = [];

  async function walk(folder: string): Promise<void> {
    for (const name of await readdir(join(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stats = await lstat(join(root, path));
      if (stats.isDirectory()) {
        await walk(path);
      } else if (stats.isFile()) {
        budget.take(path, stats.size);
        files.push(path);
      } else {
        throw new InputError(
          `The source has ${path}, which is a link or a device: only files are read`,
        );
      }
    }
  }

  await walk('');
  return files.sort();
}
