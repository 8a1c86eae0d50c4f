import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { exec } from '../exec.mjs';
import { GO_MISSING, hasTestbed } from '../go.mjs';

const CHROMIUM_MISSING = {
  what: 'everything in a browser',
  command: 'sudo apt-get install chromium (or set CHROMIUM to its path)',
};

export const browser = {
  name: 'browser',
  title: 'the portal in Chromium, on the demo fleet and on real clusters',
  budgetSeconds: 600,
  async run() {
    const executable = findChromium();
    if (!executable) {
      return { passed: 0, failed: 0, missing: [CHROMIUM_MISSING] };
    }
    const projects = hasTestbed() ? ['demo', 'real'] : ['demo'];
    const result = await runPlaywright(projects, executable);
    return { ...result, missing: hasTestbed() ? [] : [GO_MISSING] };
  },
};

function findChromium() {
  const named = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.CHROMIUM,
    ...named.flatMap(name => folders.map(folder => join(folder, name))),
  ];
  return candidates.find(path => path && existsSync(path));
}

async function runPlaywright(projects, executable) {
  const folder = mkdtempSync(join(tmpdir(), 'flotilla-browser-'));
  const outputFile = join(folder, 'results.json');
  try {
    const code = await exec(
      'playwright',
      ['test', ...projects.map(project => `--project=${project}`)],
      {
        env: {
          CHROMIUM: executable,
          PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
        },
      },
    );
    const { stats } = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = stats.unexpected + stats.flaky;
    return {
      passed: stats.expected,
      failed: code !== 0 && failed === 0 ? 1 : failed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
