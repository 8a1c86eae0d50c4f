import { cores, gibibytes, percents } from './quantities';

const GI = 1024 ** 3;

describe('quantities', () => {
  it('writes cores', () => {
    expect([0, 0.25, 1.504, 12.6].map(cores)).toEqual([
      '0',
      '0.25',
      '1.5',
      '13',
    ]);
  });

  it('writes memory in GiB', () => {
    expect([0, GI / 8, 2.5 * GI, 64 * GI].map(gibibytes)).toEqual([
      '0 GiB',
      '0.13 GiB',
      '2.5 GiB',
      '64 GiB',
    ]);
  });

  it('writes shares of what there is', () => {
    expect(percents(1, 3)).toBe('33 %');
    expect(percents(1, 0)).toBeUndefined();
    expect(percents(undefined, 3)).toBeUndefined();
  });
});
