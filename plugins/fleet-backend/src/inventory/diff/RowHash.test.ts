import type { ProjectedRow } from '../projections';
import { RowHash } from './RowHash';

const row = (
  cells: ProjectedRow['cells'],
  labels?: ProjectedRow['labels'],
): ProjectedRow => ({ uid: 'not counted', cells, labels });

/** Rows of which no two are the same, though they differ in little. */
const DIFFERENT: ProjectedRow[] = [
  row({ a: null, b: null }),
  row({ a: '', b: null }),
  row({ a: null, b: '' }),
  row({ a: 'null', b: null }),
  row({ a: false, b: null }),
  row({ a: true, b: null }),
  row({ a: 0, b: null }),
  row({ a: 1, b: null }),
  row({ a: -1, b: null }),
  row({ a: 2 ** 31 - 1, b: null }),
  row({ a: '1', b: null }),
  row({ a: 'xy', b: 'z' }),
  row({ a: 'x', b: 'yz' }),
  row({ a: 'xyz', b: '' }),
  row({ a: 'yx', b: 'z' }),
  row({ a: 'x\ud83d\ude00', b: 'z' }),
  row({ a: 'x\ud83d\ude01', b: 'z' }),
  row({ a: 'xy', b: 'z' }, { app: 'web' }),
  row({ a: 'xy', b: 'z' }, { app: '' }),
  row({ a: 'xy', b: 'z' }, { web: 'app' }),
  row({ a: 'xy', b: 'z' }, { app: 'web', tier: 'front' }),
];

describe('RowHash', () => {
  it('differs wherever cells or labels do', () => {
    const hash = new RowHash();
    const hashes = DIFFERENT.map(one => hash.of(one));
    expect(new Set(hashes).size).toBe(DIFFERENT.length);
  });

  it('depends on nothing that was hashed before', () => {
    const hash = new RowHash();
    for (const one of [...DIFFERENT, ...DIFFERENT]) {
      expect(hash.of(one)).toBe(new RowHash().of(structuredClone(one)));
    }
  });

  it('is the same in every release that reads what an older one kept', () => {
    const kept = row({ name: 'web-0', ready: true, restarts: 3, at: null });
    expect(new RowHash().of(kept)).toMatchInlineSnapshot(`11076694756013`);
  });

  it('spreads over 48 bits, for rows that are nearly the same', () => {
    const hash = new RowHash();
    const hashes = Array.from({ length: 20_000 }, (_, n) =>
      hash.of(row({ name: `web-${n % 100}`, restarts: Math.floor(n / 100) })),
    );
    expect(hashes.every(one => Number.isInteger(one) && one >= 0)).toBe(true);
    expect(Math.max(...hashes)).toBeLessThan(2 ** 48);
    expect(new Set(hashes).size).toBe(hashes.length);
    // Each half alone has few that are the same: by chance, none of the lower.
    const low = new Set(hashes.map(one => one % 2 ** 32));
    expect(low.size).toBeGreaterThan(hashes.length - 5);
    const high = new Set(hashes.map(one => Math.floor(one / 2 ** 32)));
    expect(high.size).toBeGreaterThan(17_000);
  });
});
