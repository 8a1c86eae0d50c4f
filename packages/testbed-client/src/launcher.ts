import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Whether real things can be had on this machine; if not, why and what to do. */
export type TestbedAvailability =
  | { available: true }
  | { available: false; reason: string; command: string };

/** Programs that are built from their Go modules, as people install them. */
export type ToolName = 'helm' | 'kustomize';

const packageRoot = dirname(
  require.resolve('@flotilla/testbed-client/package.json'),
);
export const repoRoot = resolve(packageRoot, '../..');
const launcher = join(repoRoot, 'scripts/testbed.mjs');

/**
 * Finds out whether real clusters, or tools, can be had: either Go is there to
 * build them, or they have been built from these sources before.
 *
 * @param tools - The tools; real clusters if there are none
 */
export function findTestbed(
  ...tools: readonly ToolName[]
): TestbedAvailability {
  return JSON.parse(
    execFileSync(process.execPath, [launcher, 'check', ...tools], {
      encoding: 'utf8',
    }),
  );
}

/**
 * Builds the testbed if need be and returns the path of its binary. What it says
 * meanwhile is shown, because the first time takes long.
 */
export async function buildTestbed(): Promise<string> {
  return await build('build');
}

/** Builds a tool if need be and returns the path of its binary. */
export async function buildTool(name: ToolName): Promise<string> {
  return await build('tool', name);
}

async function build(...command: string[]): Promise<string> {
  const child = spawn(process.execPath, [launcher, ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [path, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit'),
  ]);
  if (code !== 0) {
    throw new Error(`It could not be built (${command}): exit code ${code}`);
  }
  return path.trim();
}
