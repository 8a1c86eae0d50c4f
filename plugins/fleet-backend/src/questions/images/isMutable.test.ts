import { isMutable } from './isMutable';

describe('isMutable', () => {
  it.each([
    ['', true],
    ['latest', true],
    ['main', true],
    ['Master', true],
    ['1.2-SNAPSHOT', true],
    ['feature-checkout', true],
    ['1.2.3', false],
    ['v1', false],
    ['main-4f2c1d9', false],
    ['2026-11-24', false],
  ])('of the tag %j: %s', (tag, expected) => {
    expect(isMutable({ tag, digest: '' }, 1)).toBe(expected);
  });

  it('holds for a tag that has been seen with several digests', () => {
    expect(isMutable({ tag: '1.2.3', digest: '' }, 2)).toBe(true);
  });

  it('never holds for what is pinned', () => {
    expect(isMutable({ tag: 'latest', digest: 'sha256:aa' }, 2)).toBe(false);
  });
});
