import { spawnSync } from 'node:child_process';

export const GO_MISSING = {
  what: 'everything on real Kubernetes',
  command: 'install Go 1.26 or newer (https://go.dev/dl), then npm test',
};

/** Whether Go is on this machine. */
export function hasGo() {
  return spawnSync('go', ['version']).status === 0;
}
