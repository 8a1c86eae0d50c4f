import { DigestTable } from './DigestTable';
import type { DigestKey } from './slots';

/** Numbers that look random, and are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

const keyOf = (...words: number[]): DigestKey =>
  Uint32Array.from([0, 1, 2, 3], n => words[n] ?? 0);
const HASH = 0xffff_1234_5678;

describe('DigestTable', () => {
  it('holds nothing while it is empty, and again when it has become so', () => {
    const table = new DigestTable();
    expect([table.size, table.byteLength]).toEqual([0, 0]);
    expect(table.get(keyOf(1))).toBeUndefined();
    table.set(keyOf(1), HASH);
    expect(table.byteLength).toBeGreaterThan(0);
    table.delete(keyOf(1));
    expect([table.size, table.byteLength]).toEqual([0, 0]);
  });

  it('keeps hashes of 48 bits, with keys that differ in any word', () => {
    const table = new DigestTable();
    const keys = [0, 1, 2, 3].map(n => keyOf(...Array(n).fill(0), 7));
    keys.push(keyOf(), keyOf(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff));
    const hashes = [0, 1, 2 ** 32, 2 ** 48 - 1, HASH, 2 ** 31];
    keys.forEach((key, n) => table.set(key, hashes[n]));
    expect(keys.map(key => table.get(key))).toEqual(hashes);
    keys.forEach(key => table.set(key, 5));
    expect(keys.map(key => table.get(key))).toEqual(hashes.map(() => 5));
    expect(table.size).toBe(6);
  });

  it.each([1, 2, 3])('does what a Map does, seed %p', seed => {
    const next = numbers(seed);
    const table = new DigestTable();
    const model = new Map<number, number>();
    for (let step = 0; step < 30_000; step += 1) {
      // It grows at first, then shrinks.
      const name = next() % 4_000;
      const drop = next() % 10 < (step < 15_000 ? 3 : 8);
      if (drop) {
        table.delete(keyOf(0, name));
        model.delete(name);
      } else {
        const hash = next() * 2 ** 16 + (next() % 2 ** 16);
        table.set(keyOf(0, name), hash);
        model.set(name, hash);
      }
    }
    expect(table.size).toBe(model.size);
    for (let name = 0; name < 4_000; name += 1) {
      expect(table.get(keyOf(0, name))).toBe(model.get(name));
    }
  });

  it('takes at most 64 bytes an entry, once it is more than a few', () => {
    const next = numbers(1);
    const table = new DigestTable();
    const keys = Array.from({ length: 5_000 }, () => keyOf(next(), next()));
    const fits = () => table.size < 64 || table.byteLength / table.size <= 64;
    const loose: number[] = [];
    for (const key of keys) {
      table.set(key, 1);
      loose.push(...(fits() ? [] : [table.size]));
    }
    expect(table.byteLength / table.size).toBeLessThan(35);
    for (const key of keys) {
      table.delete(key);
      loose.push(...(fits() ? [] : [table.size]));
    }
    expect(loose).toEqual([]);
  });

  it('makes room once for what is to come', () => {
    const table = new DigestTable();
    table.reserve(1_000);
    const { byteLength } = table;
    const next = numbers(1);
    for (let n = 0; n < 1_000; n += 1) {
      table.set(keyOf(next(), next()), n);
    }
    expect(table.byteLength).toBe(byteLength);
  });

  it('tells what was not seen in a round', () => {
    const table = new DigestTable();
    [1, 2, 3].forEach(n => table.set(keyOf(n), HASH));
    expect(table.unseen(9)).toEqual([]);
    table.begin();
    expect(table.unseen(2)).toHaveLength(2);
    table.see(keyOf(2));
    table.see(keyOf(99));
    table.set(keyOf(4), HASH);
    table.set(keyOf(1), 7);
    const unseen = table.unseen(9).map(([word]) => word);
    expect(unseen.sort()).toEqual([1, 3]);
    expect([table.get(keyOf(1)), table.get(keyOf(2))]).toEqual([7, HASH]);
  });

  it('tells rounds apart, however many there are', () => {
    const table = new DigestTable();
    table.set(keyOf(1), HASH);
    const wrong: number[] = [];
    for (let n = 0; n < 140_000; n += 1) {
      const round = table.begin();
      const [before] = [table.unseen(2).length];
      if (n % 2) {
        table.see(keyOf(1));
      }
      const after = table.unseen(2).length;
      if (before !== 1 || after !== (n % 2 ? 0 : 1) || round !== table.round) {
        wrong.push(n);
      }
    }
    expect(wrong).toEqual([]);
  });
});
