import { exec } from '../exec.mjs';
import { GO_MISSING, hasTestbed } from '../go.mjs';
import { runJest } from '../jest.mjs';
import { POSTGRES_MISSING, startPostgres } from '../postgres.mjs';

export const real = {
  name: 'real',
  title: 'against real Kubernetes API servers',
  // With a cold cache the first build of the control planes takes most of it.
  budgetSeconds: 1500,
  async run() {
    if (!hasTestbed()) {
      return { passed: 0, failed: 0, missing: [GO_MISSING] };
    }
    for (const what of [['build'], ['tool', 'helm'], ['tool', 'kustomize']]) {
      const built = await exec('node', ['scripts/testbed.mjs', ...what]);
      if (built !== 0) {
        return { passed: 0, failed: 1, missing: [] };
      }
    }
    const postgres = await startPostgres();
    try {
      const result = await runJest(['--runInBand', '\\.real\\.test\\.'], {
        env: postgres?.env,
      });
      return { ...result, missing: postgres ? [] : [POSTGRES_MISSING] };
    } finally {
      postgres?.stop();
    }
  },
};
