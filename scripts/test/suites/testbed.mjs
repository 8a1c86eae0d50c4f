import { join } from 'node:path';
import { capture, ROOT } from '../exec.mjs';
import { GO_MISSING, hasGo } from '../go.mjs';

export const testbed = {
  name: 'testbed',
  title: 'the Go module that runs real control planes',
  budgetSeconds: 300,
  async run() {
    if (!hasGo()) {
      return { passed: 0, failed: 0, missing: [GO_MISSING] };
    }
    const { code, stdout } = await capture(
      'go',
      ['test', '-json', './internal/...'],
      { cwd: join(ROOT, 'testbed') },
    );
    const results = stdout.split('\n').flatMap(readResult);
    const passed = results.filter(({ Action }) => Action === 'pass').length;
    const failures = results.filter(({ Action }) => Action === 'fail');
    failures.forEach(({ Package, Test }) =>
      console.log(`FAIL ${Package} ${Test}`),
    );
    const failed = failures.length;
    if (code !== 0) {
      console.log(stdout);
    }
    return {
      passed,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      missing: [],
    };
  },
};

/** One test's end; lines of output, and of whole packages, are left out. */
function readResult(line) {
  if (!line.startsWith('{')) {
    return [];
  }
  const event = JSON.parse(line);
  return event.Test && ['pass', 'fail'].includes(event.Action) ? [event] : [];
}
