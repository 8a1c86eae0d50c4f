import type { KubeObject } from '../../collect/reflector/types';
import { OBJECT_WITH_CANARIES } from '../../testing/canaries';
import { createProjections } from '.';
import type { Cell } from './types';

type Json = Record<string, unknown>;

const GARBAGE: unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  Number.NaN,
  2 ** 40,
  true,
  '',
  'text',
  '2026-99-99T99:99:99Z',
  [],
  [null],
  ['text', 7, [[]]],
  {},
  { length: 3 },
  { toString: 7 },
  JSON.parse('{"__proto__": {"polluted": true}}'),
];

/** Copies of an object, with each of its values replaced by another in turn. */
function* mutated(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      for (const part of mutated(value[index], by)) {
        yield value.map((old, at) => (at === index ? part : old));
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      for (const part of mutated((value as Json)[key], by)) {
        yield { ...value, [key]: part };
      }
    }
  }
}

function isKeepable(cell: Cell): boolean {
  switch (typeof cell) {
    case 'number':
      return Number.isInteger(cell) && Math.abs(cell) < 2 ** 31;
    case 'string':
      return !cell.includes('\u0000');
    default:
      return cell === null || typeof cell === 'boolean';
  }
}

describe('projections of garbage', () => {
  const projections = createProjections(['*']);

  it.each([...projections.keys()])('are safe: %s', kind => {
    const { project } = projections.get(kind)!;
    const columns = Object.keys(project(OBJECT_WITH_CANARIES)!.cells);
    let rows = 0;
    const odd: unknown[] = [];
    for (const by of GARBAGE) {
      for (const object of mutated(OBJECT_WITH_CANARIES, by)) {
        const row = project(object as KubeObject);
        if (row) {
          rows += 1;
          const cells = Object.values(row.cells);
          const same = Object.keys(row.cells).join() === columns.join();
          if (!same || !row.uid || !cells.every(isKeepable)) {
            odd.push(row);
          }
        }
      }
    }
    expect(odd).toEqual([]);
    expect(rows).toBeGreaterThan(GARBAGE.length);
    expect(({} as Json).polluted).toBeUndefined();
  });

  it.each([...projections.keys()])('need a UID and a name: %s', kind => {
    const { project } = projections.get(kind)!;
    const objects: unknown[] = [
      {},
      { metadata: null },
      { metadata: { uid: 'u' } },
      { metadata: { name: 'n' } },
      { metadata: { uid: 7, name: 'n' } },
      { metadata: { uid: '', name: 'n' } },
      { metadata: Object.create({ uid: 'u', name: 'n' }) },
    ];
    for (const object of objects) {
      expect(project(object as KubeObject)).toBeUndefined();
    }
    expect(
      project({ metadata: { uid: 'u', name: 'n' } } as KubeObject),
    ).toBeDefined();
  });
});
