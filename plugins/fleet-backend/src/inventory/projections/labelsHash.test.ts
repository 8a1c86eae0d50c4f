import { labelsHash } from './labelsHash';

describe('labelsHash', () => {
  it('is the same in whatever order labels come', () => {
    expect(labelsHash({ app: 'web', tier: 'front' })).toBe(
      labelsHash({ tier: 'front', app: 'web' }),
    );
  });

  it.each([
    [{}],
    [{ app: 'web' }],
    [{ app: 'web', tier: 'back' }],
    [{ app: 'front', tier: 'web' }],
    [{ app: 'web', tier: 'front', x: '' }],
  ])('is another for %j', labels => {
    expect(labelsHash(labels as Record<string, string>)).not.toBe(
      labelsHash({ app: 'web', tier: 'front' }),
    );
  });

  it('is what a column holds', () => {
    const hash = labelsHash({ app: 'x'.repeat(63), tier: 'y'.repeat(63) });
    expect(Number.isInteger(hash)).toBe(true);
    expect(Math.abs(hash)).toBeLessThanOrEqual(2 ** 31);
  });
});
