// Runs every suite, one after the other, and closes with one line that sums
// them up. A suite that needs something this machine lacks is named as skipped,
// with the command that gets it; with CI=true that is a failure.
import { bench } from './suites/bench.mjs';
import { browser } from './suites/browser.mjs';
import { real } from './suites/real.mjs';
import { testbed } from './suites/testbed.mjs';
import { unit } from './suites/unit.mjs';
import { report } from './report.mjs';

const SUITES = [unit, testbed, real, bench, browser];

const asked = process.argv.slice(2);
const unknown = asked.filter(
  name => !SUITES.some(suite => suite.name === name),
);
if (unknown.length > 0) {
  const names = SUITES.map(({ name }) => name).join(', ');
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${names}`);
  process.exit(2);
}

const results = [];
for (const suite of SUITES) {
  if (asked.length === 0 || asked.includes(suite.name)) {
    console.log(`\n=== ${suite.name}: ${suite.title}`);
    const startedAt = Date.now();
    const outcome = await runSuite(suite);
    results.push({ suite, ...outcome, ms: Date.now() - startedAt });
  }
}
process.exitCode = report(results, { ci: process.env.CI === 'true' });

async function runSuite(suite) {
  try {
    return await suite.run();
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, missing: [] };
  }
}
