// Builds the testbed when its sources have changed, and runs it.
//
//   npm run testbed -- up --spec seven       any command of the testbed, see --help
//   npm run testbed -- load --clusters 50    the load server, see testbed/README.md
//   npm run testbed -- build                 only build; prints the path of the binary
//   npm run testbed -- tool helm             only build helm, or kustomize; prints its path
//   npm run testbed -- check                 prints as JSON whether it can be built or run
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, target } from '../testbed/launcher/build.mjs';
import { findGo, needGo } from '../testbed/launcher/go.mjs';
import { buildLoadServer } from '../testbed/launcher/load.mjs';
import { buildTool, findTool, tools } from '../testbed/tools/build.mjs';

const root = resolve(import.meta.dirname, '..');
const buildCommand = 'npm run testbed -- build';

function check() {
  const go = findGo();
  const binary = target(go);
  if (go || binary) return { available: true };
  return { available: false, reason: needGo(), command: buildCommand };
}

function checkTools(names) {
  const go = findGo();
  const isThere = name => findTool(name, go) !== undefined;
  if (names.every(isThere)) return { available: true };
  const command = `npm run testbed -- tool ${names[0]}`;
  return { available: false, reason: needGo(), command };
}

async function tool(name) {
  if (tools.includes(name)) return console.log(await buildTool(name));
  console.error(`testbed: no such tool; there are ${tools.join(', ')}`);
  process.exit(2);
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
  const found = rest.length > 0 ? checkTools(rest) : check();
  console.log(JSON.stringify(found));
} else if (command === 'tool') {
  await tool(rest[0]);
} else if (command === 'load') {
  await run(await buildLoadServer(), rest);
} else {
  await run(await build(), command ? [command, ...rest] : ['--help']);
}
