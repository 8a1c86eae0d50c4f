// Keeps a binary for each state of the sources, so that only a change builds.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildArguments, findGo, kubernetes, needGo, source } from './go.mjs';
import { lock } from './lock.mjs';

const bin = join(source, 'bin');
const exitGoMissing = 3;

function sourceHash() {
  const hash = createHash('sha256');
  const inside = ['components', 'internal', 'launcher'].flatMap(folder =>
    readdirSync(join(source, folder), { recursive: true }).map(path =>
      join(folder, path),
    ),
  );
  const files = inside.filter(path => !path.endsWith('_test.go')).sort();
  for (const path of ['go.mod', 'go.sum', 'main.go', ...files]) {
    if (statSync(join(source, path)).isFile()) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(source, path)))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Where the binary of these sources is or will be. Without Go, any that was built
 * from them will do.
 */
export function target(go) {
  const hash = sourceHash();
  if (go) return join(bin, `${hash}-${go.version}`, 'testbed');
  const names = existsSync(bin) ? readdirSync(bin) : [];
  return names
    .filter(name => name.startsWith(`${hash}-go`))
    .map(name => join(bin, name, 'testbed'))
    .find(path => existsSync(path));
}

/** Returns the path of the binary, and builds it first if there is none. */
export async function build() {
  const go = findGo();
  const binary = target(go);
  if (binary && existsSync(binary)) return binary;
  if (!go) {
    console.error(`testbed: ${needGo()}`);
    process.exit(exitGoMissing);
  }
  mkdirSync(bin, { recursive: true });
  const unlock = await lock(`${dirname(binary)}.lock`);
  try {
    if (!existsSync(binary)) compile(go, binary);
  } finally {
    unlock();
  }
  return binary;
}

function compile(go, binary) {
  console.error(
    `testbed: building Kubernetes ${kubernetes} with ${go.version}; the first time takes 10 to 20 minutes, later ones less than one`,
  );
  const began = Date.now();
  const unfinished = `${binary}.${process.pid}`;
  execFileSync(go.command, buildArguments(unfinished), {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 2, 2],
  });
  renameSync(unfinished, binary);
  console.error(
    `testbed: built in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  prune(3);
}

/** Each binary is 150 MB; the newest few are kept, since a testbed that runs needs its own. */
function prune(kept) {
  const age = path => -statSync(path).mtimeMs;
  readdirSync(bin)
    .map(name => join(bin, name))
    .filter(path => statSync(path).isDirectory())
    .sort((a, b) => age(a) - age(b))
    .slice(kept)
    .forEach(path => rmSync(path, { recursive: true, force: true }));
}
