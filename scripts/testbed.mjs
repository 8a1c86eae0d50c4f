// Builds the testbed when its sources have changed, and runs it.
//
//   npm run testbed -- up --spec seven       any command of the testbed, see --help
//   npm run testbed -- load --clusters 50    the load server, see testbed/README.md
//   npm run testbed -- build                 only build; prints the path of the binary
//   npm run testbed -- check                 prints as JSON whether it can be built or run
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, target } from '../testbed/launcher/build.mjs';
import { findGo, needGo } from '../testbed/launcher/go.mjs';
import { buildLoadServer } from '../testbed/launcher/load.mjs';

const root = resolve(import.meta.dirname, '..');
const buildCommand = 'npm run testbed -- build';

function check() {
  const go = findGo();
  const binary = target(go);
  if (go || binary) return { available: true };
  return { available: false, reason: needGo(), command: buildCommand };
}

async function run(binary, args) {
  const environment = {
    TESTBED_REPO: root,
    TESTBED_DIR: join(root, 'testbed/run'),
    ...process.env,
  };
  const child = spawn(binary, args, { stdio: 'inherit', env: environment });
  // It ends when the child has put its things away, not before.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'build') {
  console.log(await build());
} else if (command === 'check') {
  console.log(JSON.stringify(check()));
} else if (command === 'load') {
  await run(await buildLoadServer(), rest);
} else {
  await run(await build(), command ? [command, ...rest] : ['--help']);
}
