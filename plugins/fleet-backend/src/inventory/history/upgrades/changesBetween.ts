import type { Change, Template } from './types';

/**
 * What is another image or version. A label that comes or goes is no other
 * version: what it says may have been so before.
 */
export function changesBetween(before: Template, after: Template): Change[] {
  const images = differences(before.images, after.images).map(
    ([container, change]) => ({ container, ...change }),
  );
  const labels = differences(before.marks, after.marks)
    .map(([label, change]) => ({ label, ...change }))
    .filter(({ from, to }) => from !== undefined && to !== undefined);
  return [...images, ...labels];
}

/** Whether both run the same images. */
export function hasSameImages(one: Template, other: Template): boolean {
  return differences(one.images, other.images).length === 0;
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Array<[key: string, change: Pick<Change, 'from' | 'to'>]> {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .filter(key => before.get(key) !== after.get(key))
    .map(key => {
      const from = before.get(key);
      const to = after.get(key);
      return [
        key,
        {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        },
      ];
    });
}
