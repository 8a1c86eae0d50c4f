import { buildTestbed, findTestbed } from './launcher';

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
  const found = findTestbed();
  if (found.available) {
    runner.describe(name, () => {
      runner.beforeAll(async () => {
        await buildTestbed();
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
