// What it takes to build the testbed: which Go, and how it is called.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const source = resolve(import.meta.dirname, '..');

const goMod = readFileSync(join(source, 'go.mod'), 'utf8');
const neededGo = /^go (\d+\.\d+)/m.exec(goMod)[1];
export const kubernetes = /^\s*k8s\.io\/kubernetes (v\S+)/m.exec(goMod)[1];

/** The version of Go, such as go1.26.8, or undefined where there is none new enough. */
export function findGo() {
  const command = process.env.GOROOT
    ? join(process.env.GOROOT, 'bin', 'go')
    : 'go';
  try {
    // Asked where go.mod is, a Go that is too old may fetch the one it names.
    const options = {
      cwd: source,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    const version = execFileSync(command, ['env', 'GOVERSION'], options).trim();
    return isNewEnough(version) ? { command, version } : undefined;
  } catch {
    return undefined;
  }
}

function isNewEnough(version) {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  const [neededMajor, neededMinor] = neededGo.split('.').map(Number);
  return (
    Number(major) > neededMajor ||
    (Number(major) === neededMajor && Number(minor) >= neededMinor)
  );
}

/** Says in one line what is missing. */
export function needGo() {
  return `Go ${neededGo} or newer is needed to build the testbed, and is not on PATH: get it from https://go.dev/dl`;
}

export function buildArguments(output) {
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
