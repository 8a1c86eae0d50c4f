import { createProjections, projectionVersion } from '.';

describe('projectionVersion', () => {
  const pods = createProjections([]).get('Pod')!;

  it('is the same for the same columns, and can be part of a checkpoint', () => {
    expect(projectionVersion(pods)).toBe(
      projectionVersion(createProjections([]).get('Pod')!),
    );
    expect(projectionVersion(pods)).toMatch(/^[\w-]{8}$/);
  });

  it('changes with the columns, and their types and order', () => {
    const [first, second, ...rest] = pods.columns;
    const others = [
      [first, second],
      [second, first, ...rest],
      [{ ...first, type: 'text' as const }, second, ...rest],
    ];
    const versions = others.map(columns =>
      projectionVersion({ ...pods, columns }),
    );
    expect(new Set([projectionVersion(pods), ...versions]).size).toBe(4);
  });
});
