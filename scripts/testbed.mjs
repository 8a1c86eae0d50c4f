// Builds the testbed when its sources have changed, and runs it.
//
//   npm run testbed -- up --spec seven       any command of the testbed, see --help
//   npm run testbed -- build                 only build; prints the path of the binary
//   npm run testbed -- check                 prints as JSON whether it can be built or run
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'testbed');
const bin = join(source, 'bin');
const buildCommand = 'npm run testbed -- build';
const exitGoMissing = 3;

const goMod = readFileSync(join(source, 'go.mod'), 'utf8');
const neededGo = /^go (\d+\.\d+)/m.exec(goMod)[1];
const kubernetes = /^\s*k8s\.io\/kubernetes (v\S+)/m.exec(goMod)[1];

// Changing these changes the binary, so the hash covers this file as well.
function buildArguments(output) {
  const [major, minor] = kubernetes.slice(1).split('.');
  const version = {
    'k8s.io/component-base/version.gitVersion': kubernetes,
    'k8s.io/component-base/version.gitMajor': major,
    'k8s.io/component-base/version.gitMinor': minor,
    'k8s.io/component-base/version.gitTreeState': 'clean',
    'k8s.io/client-go/pkg/version.gitVersion': kubernetes,
  };
  const stamps = Object.entries(version).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  return [
    'build',
    '-trimpath',
    '-buildvcs=false',
    // A quarter of the size is debug information; grpc's tracing keeps the
    // linker from dropping unused methods.
    ...['-tags', 'grpcnotrace', '-ldflags', ['-s', '-w', ...stamps].join(' ')],
    ...['-o', output, '.'],
  ];
}

/** The version of Go, such as go1.26.8, or undefined where there is none new enough. */
function findGo() {
  const command = process.env.GOROOT
    ? join(process.env.GOROOT, 'bin', 'go')
    : 'go';
  try {
    // Asked where go.mod is, a Go that is too old gets the right one or says no.
    const options = {
      cwd: source,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    const version = execFileSync(command, ['env', 'GOVERSION'], options).trim();
    return version ? { command, version } : undefined;
  } catch {
    return undefined;
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  const internal = readdirSync(join(source, 'internal'), { recursive: true })
    .map(path => join('internal', path))
    .filter(path => !path.endsWith('_test.go'));
  for (const path of ['go.mod', 'go.sum', 'main.go', ...internal.sort()]) {
    if (statSync(join(source, path)).isFile()) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(source, path)))
        .update('\0');
    }
  }
  hash.update(readFileSync(import.meta.filename));
  return hash.digest('hex').slice(0, 16);
}

/** Where the binary of these sources is or will be; without Go, any built from them will do. */
function target(go) {
  const hash = sourceHash();
  const names = existsSync(bin) ? readdirSync(bin) : [];
  const name = go
    ? `${hash}-${go.version}`
    : names.find(each => each.startsWith(`${hash}-go`));
  return name && join(bin, name, 'testbed');
}

function needGo() {
  return `Go ${neededGo} or newer is needed to build the testbed, and is not on PATH: get it from https://go.dev/dl`;
}

async function build() {
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

/** Keeps two test workers from building the same at once; a dead holder counts for nothing. */
async function lock(path) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(path) && readFileSync(path, 'utf8');
    if (holder && !isAlive(Number(holder))) {
      rmSync(path, { force: true });
    } else {
      if (!told)
        console.error(
          `testbed: waiting for process ${holder}, which is building it`,
        );
      await sleep(500);
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
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

function check() {
  const go = findGo();
  const binary = target(go);
  if (go || binary) return { available: true };
  return { available: false, reason: needGo(), command: buildCommand };
}

async function run(args) {
  const binary = await build();
  const environment = {
    TESTBED_REPO: root,
    TESTBED_DIR: join(source, 'run'),
    ...process.env,
  };
  const child = spawn(binary, args, { stdio: 'inherit', env: environment });
  // Ctrl-C reaches the child too, which then has things to put away.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'build') {
  console.log(await build());
} else if (command === 'check') {
  console.log(JSON.stringify(check()));
} else {
  await run(command ? [command, ...rest] : ['--help']);
}
