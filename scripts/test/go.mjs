import { spawnSync } from 'node:child_process';
import { ROOT } from './exec.mjs';

export const GO_MISSING = {
  what: 'everything on real Kubernetes',
  command: 'install Go 1.26 or newer (https://go.dev/dl), then npm test',
};

/** Whether Go is on this machine. */
export function hasGo() {
  return spawnSync('go', ['version']).status === 0;
}

/** Whether there are real control planes, built already or to be built. */
export function hasTestbed() {
  const { stdout } = spawnSync('node', ['scripts/testbed.mjs', 'check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(stdout).available;
}
