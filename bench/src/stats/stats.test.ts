import { exponent } from './exponent';
import { median, percentile } from './percentile';

describe('percentile', () => {
  it('is the nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect(median(values)).toBe(3);
    expect(percentile(values, 0.99)).toBe(5);
    expect(percentile(values, 0)).toBe(1);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow('nothing');
  });
});

describe('exponent', () => {
  const sizes = [25, 50, 100, 200];

  it('tells constant, linear and square growth apart', () => {
    expect(exponent(sizes.map(n => [n, 7]))).toBeCloseTo(0);
    expect(exponent(sizes.map(n => [n, 3 * n]))).toBeCloseTo(1);
    expect(exponent(sizes.map(n => [n, n * n]))).toBeCloseTo(2);
  });
});
