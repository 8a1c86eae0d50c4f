// Keeps a binary for each state of the sources, so that only a change builds.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findGo, needGo, source } from './go.mjs';
import { lock } from './lock.mjs';

const bin = join(source, 'bin');
const exitGoMissing = 3;
const keptBinaries = 3;

/**
 * One program: `key` changes with its sources, `belongs` tells the names of its
 * keys, `buildArguments` gives Go's arguments for an output path, and `announce`
 * says how long a build takes.
 *
 * @typedef {{ name: string, key: string, belongs: (folder: string) => boolean,
 *   buildArguments: (output: string) => string[], announce: (go: string) => string }} Program
 */

/**
 * Where the program's binary is or will be. Without Go, any that was built from
 * these sources will do.
 */
export function locate(program, go) {
  if (go) return join(bin, `${program.key}-${go.version}`, program.name);
  return folders()
    .filter(folder => folder.startsWith(`${program.key}-go`))
    .map(folder => join(bin, folder, program.name))
    .find(path => existsSync(path));
}

/** Returns the path of the program's binary, and builds it first if there is none. */
export async function buildProgram(program) {
  const go = findGo();
  const binary = locate(program, go);
  if (binary && existsSync(binary)) return binary;
  if (!go) {
    console.error(`testbed: ${needGo()}`);
    process.exit(exitGoMissing);
  }
  mkdirSync(bin, { recursive: true });
  const unlock = await lock(`${dirname(binary)}.lock`);
  try {
    if (!existsSync(binary)) compile(program, go, binary);
  } finally {
    unlock();
  }
  return binary;
}

function compile(program, go, binary) {
  console.error(`testbed: ${program.announce(go.version)}`);
  const began = Date.now();
  const unfinished = `${binary}.${process.pid}`;
  execFileSync(go.command, program.buildArguments(unfinished), {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 2, 2],
  });
  renameSync(unfinished, binary);
  console.error(
    `testbed: built in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  prune(program);
}

/** The newest few are kept, since one that runs needs its own. */
function prune({ belongs }) {
  const age = path => -statSync(path).mtimeMs;
  folders()
    .filter(belongs)
    .map(folder => join(bin, folder))
    .sort((a, b) => age(a) - age(b))
    .slice(keptBinaries)
    .forEach(path => rmSync(path, { recursive: true, force: true }));
}

function folders() {
  const names = existsSync(bin) ? readdirSync(bin) : [];
  return names.filter(name => statSync(join(bin, name)).isDirectory());
}
