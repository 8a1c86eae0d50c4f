import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Whether real clusters can be had on this machine; if not, why and what to do. */
export type TestbedAvailability =
  | { available: true }
  | { available: false; reason: string; command: string };

const packageRoot = dirname(
  require.resolve('@flotilla/testbed-client/package.json'),
);
export const repoRoot = resolve(packageRoot, '../..');
const launcher = join(repoRoot, 'scripts/testbed.mjs');

/**
 * Finds out whether real clusters can be had: either Go is there to build the
 * testbed, or it has been built from these sources before.
 */
export function findTestbed(): TestbedAvailability {
  return JSON.parse(
    execFileSync(process.execPath, [launcher, 'check'], { encoding: 'utf8' }),
  );
}

/**
 * Builds the testbed if need be and returns the path of its binary. What it says
 * meanwhile is shown, because the first time takes long.
 */
export async function buildTestbed(): Promise<string> {
  const child = spawn(process.execPath, [launcher, 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [path, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit'),
  ]);
  if (code !== 0) {
    throw new Error(`The testbed could not be built: exit code ${code}`);
  }
  return path.trim();
}
