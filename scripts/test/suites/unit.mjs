import { runJest } from '../jest.mjs';
import { POSTGRES_MISSING, startPostgres } from '../postgres.mjs';

export const unit = {
  name: 'unit',
  title: 'every package, on SQLite and on a real PostgreSQL',
  budgetSeconds: 600,
  async run() {
    const postgres = await startPostgres();
    try {
      const result = await runJest(
        ['--testPathIgnorePatterns', '\\.real\\.test\\.'],
        { env: postgres?.env },
      );
      return { ...result, missing: postgres ? [] : [POSTGRES_MISSING] };
    } finally {
      postgres?.stop();
    }
  },
};
