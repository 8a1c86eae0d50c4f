import {
  buildTestbed,
  buildTool,
  findTestbed,
  type TestbedAvailability,
  type ToolName,
} from './launcher';

// From nothing, building Kubernetes takes 20 minutes on a small machine.
const buildTimeoutMs = 40 * 60_000;

// Not the bare names: those make ESLint take this file for a test.
const runner = globalThis;

/**
 * Describes tests that need real clusters. Where there can be none they are
 * skipped, under a name that says why and what to do about it; with `CI=true`
 * they fail instead, so that nothing goes untested without anybody noticing.
 */
export function describeReal(name: string, tests: () => void): void {
  describeFound(name, tests, findTestbed(), buildTestbed);
}

/**
 * Describes tests that need programs, as describeReal() does those that need
 * clusters. It builds them before; where they are, buildTool() says.
 */
export function describeWithTools(
  name: string,
  tools: readonly ToolName[],
  tests: () => void,
): void {
  describeFound(name, tests, findTestbed(...tools), async () => {
    for (const tool of tools) {
      await buildTool(tool);
    }
  });
}

function describeFound(
  name: string,
  tests: () => void,
  found: TestbedAvailability,
  build: () => Promise<unknown>,
): void {
  if (found.available) {
    runner.describe(name, () => {
      runner.beforeAll(async () => {
        await build();
      }, buildTimeoutMs);
      tests();
    });
    return;
  }
  const missing = `${found.reason}; then run: ${found.command}`;
  if (process.env.CI === 'true') {
    runner.describe(name, () => {
      runner.it('has what it needs', () => {
        throw new Error(missing);
      });
    });
    return;
  }
  // Jest names skipped tests only when asked to be verbose.
  process.stderr.write(`${name} is skipped: ${missing}\n`);
  runner.describe.skip(`${name} (skipped: ${missing})`, tests);
}
