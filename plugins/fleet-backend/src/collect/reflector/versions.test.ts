import { compareVersions, isOlder } from './versions';

describe('compareVersions', () => {
  it.each([
    ['9', '10', -1],
    ['10', '9', 1],
    ['10', '11', -1],
    ['9007199254740993', '9007199254740992', 1],
    ['7', '7', 0],
    ['abc', 'abc', 0],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b)!)).toBe(expected);
  });

  it.each([
    ['abc', '10'],
    ['10', '1.5'],
    ['', '10'],
    ['0', '010'],
  ])('does not know of %s and %s', (a, b) => {
    expect(compareVersions(a, b)).toBeUndefined();
    expect(isOlder(a, b)).toBe(false);
    expect(isOlder(b, a)).toBe(false);
  });
});

describe('isOlder', () => {
  it('is certain only of a smaller number', () => {
    expect(isOlder('9', '10')).toBe(true);
    expect(isOlder('10', '10')).toBe(false);
    expect(isOlder('11', '10')).toBe(false);
  });
});
