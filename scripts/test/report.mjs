/**
 * Prints what the suites came to.
 *
 * @param results - `{ suite, passed, failed, missing, ms }` of each
 * @returns the exit code
 */
export function report(results, { ci }) {
  console.log('\n=== Summary');
  let passed = 0;
  let failed = 0;
  for (const { suite, ms, ...outcome } of results) {
    passed += outcome.passed;
    failed += outcome.failed;
    const seconds = Math.round(ms / 1000);
    const late = seconds > suite.budgetSeconds ? ' OVER BUDGET' : '';
    console.log(
      `${suite.name.padEnd(10)} ${outcome.passed} passed, ${
        outcome.failed
      } failed, ${seconds} s of ${suite.budgetSeconds} s${late}`,
    );
    if (outcome.skipped > 0) {
      failed += ci ? outcome.skipped : 0;
      console.log(`  ${outcome.skipped} of its tests were skipped`);
    }
    for (const { what, command } of outcome.missing) {
      failed += ci ? 1 : 0;
      console.log(`  skipped: ${what}. To run it: ${command}`);
    }
  }
  const skipped = results.some(({ missing }) => missing.length > 0);
  if (ci && skipped) {
    console.log('With CI=true, what is skipped has failed.');
  }
  if (passed + failed === 0 && !skipped) {
    console.log('No test was run.');
    failed = 1;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
