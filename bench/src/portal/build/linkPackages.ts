import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Does what installing would do, without a download: the packages of a built
 * workspace find each other in it, and all else where the sources find it,
 * which is in a folder above.
 *
 * @param workspace - Somewhere below the node_modules of root
 * @param root - Where the sources are
 */
export function linkPackages(workspace: string, root: string): void {
  for (const folder of packagesIn(workspace)) {
    const manifest = join(workspace, folder, 'package.json');
    const { name } = JSON.parse(readFileSync(manifest, 'utf8'));
    const link = join(workspace, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(workspace, folder)), link);
    const own = join(root, folder, 'node_modules');
    if (existsSync(own)) {
      symlinkSync(own, join(workspace, folder, 'node_modules'));
    }
  }
}

function packagesIn(workspace: string): string[] {
  const plugins = readdirSync(join(workspace, 'plugins'));
  return ['bench', ...plugins.map(name => join('plugins', name))];
}
