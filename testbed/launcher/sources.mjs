import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { source } from './go.mjs';

/** What a program is built from: all of these files and folders but Go's tests. */
export function sourceHash(paths) {
  const hash = createHash('sha256');
  const files = paths
    .flatMap(path => filesIn(path))
    .filter(path => !path.endsWith('_test.go'))
    .sort();
  for (const path of files) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(source, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path) {
  if (statSync(join(source, path)).isFile()) return [path];
  return readdirSync(join(source, path), { recursive: true })
    .map(inner => join(path, inner))
    .filter(inner => statSync(join(source, inner)).isFile());
}

/** The folders of `folder`, but for those that another program is built from. */
export function foldersIn(folder, { except }) {
  return readdirSync(join(source, folder))
    .filter(name => !except.includes(name))
    .map(name => join(folder, name));
}
