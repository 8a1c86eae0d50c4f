import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches';
import { REAL_BENCHES } from './benches/real';
import type { Figure } from './Bench';
import { isReached, table } from './report/table';

/* eslint-disable no-console */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    real: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  const benches = values.real ? REAL_BENCHES : BENCHES;
  const unknown = positionals.filter(
    name => !benches.some(bench => bench.name === name),
  );
  if (unknown.length > 0) {
    const names = benches.map(({ name }) => name).join(', ');
    console.error(`No such bench: ${unknown.join(', ')}. There are: ${names}`);
    return 2;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('Interrupted')));
  const figures: Figure[] = [];
  let failures = 0;
  for (const bench of benches) {
    if (positionals.length > 0 && !positionals.includes(bench.name)) {
      continue;
    }
    console.error(`\n=== ${bench.name}: ${bench.title}`);
    const startedAt = Date.now();
    try {
      const found = await bench.run({
        small: values.small,
        signal: stop.signal,
        say: text => console.error(`    ${text}`),
      });
      figures.push(...found);
      console.log(table(found));
    } catch (error) {
      failures += 1;
      console.error(error);
    }
    console.error(`    ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  const missed = figures.filter(figure => isReached(figure) === false);
  if (!values.small && missed.length > 0) {
    console.error(`Not reached: ${missed.map(({ name }) => name).join(', ')}`);
  }
  return failures > 0 ? 1 : 0;
}

main().then(code => {
  process.exitCode = code;
});
