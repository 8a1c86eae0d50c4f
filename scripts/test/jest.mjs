import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from './exec.mjs';

/**
 * Runs Jest over the whole repository.
 *
 * @param args - Further arguments of Jest
 * @returns how many tests passed and failed; a file that could not be run counts as one that failed
 */
export async function runJest(args, { env } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'flotilla-jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    const code = await exec(
      'backstage-cli',
      [
        'repo',
        'test',
        '--all',
        '--json',
        `--outputFile=${outputFile}`,
        ...args,
      ],
      // Without CI it would watch for changes, and never end.
      { env: { CI: '1', BACKSTAGE_TEST_DISABLE_DOCKER: '1', ...env } },
    );
    const results = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    return {
      passed: results.numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: results.numPendingTests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
