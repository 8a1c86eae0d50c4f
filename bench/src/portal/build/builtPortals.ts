import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { lock } from '../../../../testbed/launcher/lock.mjs';
import { linkPackages } from './linkPackages';
import { sourceKey } from './sourceKey';

const run = promisify(execFile);
const BENCH = dirname(require.resolve('@flotilla/bench/package.json'));
const ROOT = dirname(BENCH);
const CACHE = join(ROOT, 'node_modules/.cache/flotilla-bench');
const SOURCES = [
  'bench/package.json',
  'bench/src/portal',
  'plugins',
  'yarn.lock',
];
/** One that runs needs its own. */
const KEPT = 3;

/**
 * The portals as they are deployed: compiled by `backstage-cli package build`,
 * and unpacked. There is one build for each state of the sources; it takes
 * about ten seconds.
 *
 * @returns the folder of the workspace that was built
 */
export async function builtPortals(): Promise<string> {
  const workspace = join(CACHE, `portals-${sourceKey(ROOT, SOURCES)}`);
  mkdirSync(CACHE, { recursive: true });
  // A build writes into each package, so there is one at a time.
  const unlock = await lock(join(CACHE, 'build.lock'));
  try {
    if (!existsSync(workspace)) {
      await buildInto(workspace);
      prune();
    }
  } finally {
    unlock();
  }
  return workspace;
}

async function buildInto(workspace: string) {
  const unfinished = mkdtempSync(join(CACHE, 'unfinished-'));
  try {
    const cli = join(ROOT, 'node_modules/.bin/backstage-cli');
    const build = [cli, 'package', 'build', '--role', 'backend'];
    await run(process.execPath, build, { cwd: BENCH });
    const bundle = join(BENCH, 'dist/bundle.tar.gz');
    await run('tar', ['-xzf', bundle, '-C', unfinished]);
    linkPackages(unfinished, ROOT);
    renameSync(unfinished, workspace);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function prune() {
  readdirSync(CACHE)
    .filter(name => name.startsWith('portals-'))
    .map(name => join(CACHE, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .slice(KEPT)
    .forEach(path => rmSync(path, { recursive: true, force: true }));
}
