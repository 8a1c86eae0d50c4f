import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../exec.mjs';
import { GO_MISSING, hasTestbed } from '../go.mjs';
import { hasPostgres, POSTGRES_MISSING } from '../postgres.mjs';

/** The figures that a run must have, so that no bench is left out in silence. */
const BENCHES = 11;

export const bench = {
  name: 'bench',
  title: 'every benchmark in a small form, which proves the harness',
  budgetSeconds: 900,
  async run() {
    const missing = [
      ...(hasTestbed() ? [] : [GO_MISSING]),
      ...(hasPostgres() ? [] : [POSTGRES_MISSING]),
    ];
    if (missing.length > 0) {
      return { passed: 0, failed: 0, missing };
    }
    const folder = mkdtempSync(join(tmpdir(), 'flotilla-bench-'));
    const json = join(folder, 'figures.json');
    try {
      const code = await exec('npm', [
        ...['run', '-s', 'bench', '--', '--small', '--json', json],
      ]);
      const figures = JSON.parse(readFileSync(json, 'utf8'));
      // A difference of two small runs may be nothing but noise.
      const measured = figures.filter(({ value }) => Number.isFinite(value));
      const names = new Set(measured.map(({ name }) => name.split(' ')[0]));
      return {
        passed: names.size,
        failed: Math.max(BENCHES - names.size, code === 0 ? 0 : 1),
        missing: [],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
