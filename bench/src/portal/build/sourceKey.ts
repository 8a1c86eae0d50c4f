import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_SOURCES = ['dist', 'node_modules'];

/**
 * What tells one state of the sources from another.
 *
 * @param root - The folder that the paths are in
 * @param paths - Files and folders; what is built or installed in them is left out
 */
export function sourceKey(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(one => filesIn(root, one)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) {
    return [path];
  }
  return readdirSync(join(root, path))
    .filter(name => !NOT_SOURCES.includes(name))
    .flatMap(name => filesIn(root, join(path, name)));
}
