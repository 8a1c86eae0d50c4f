import { mockServices } from '@backstage/backend-test-utils';
import { priceOf } from './Prices';
import { readPrices } from './readPrices';

const PRICES = { cpuHour: 0.03, memoryGiBHour: 0.004, currency: 'EUR' };

const read = (prices?: object) =>
  readPrices(
    mockServices.rootConfig({
      data: { fleet: prices ? { prices } : {} } as {},
    }),
  );

describe('readPrices', () => {
  it('reads a price, and those of distributions', () => {
    const own = { cpuHour: 0.01, memoryGiBHour: 0 };
    const prices = read({ ...PRICES, byDistribution: { tkgi: own } })!;
    expect(prices.currency).toBe('EUR');
    expect(priceOf(prices, 'tkgi')).toEqual(own);
    expect(priceOf(prices, 'eks')).toMatchObject({
      cpuHour: 0.03,
      memoryGiBHour: 0.004,
    });
    expect(priceOf(prices, null).cpuHour).toBe(0.03);
  });

  it('has none where none is set', () => {
    expect(read()).toBeUndefined();
  });

  it.each([
    [{ ...PRICES, currency: 'euro' }],
    [{ ...PRICES, cpuHour: -1 }],
    [{ ...PRICES, memoryGiBHour: 'free' }],
    [{ cpuHour: 1, currency: 'EUR' }],
    [{ ...PRICES, byDistribution: { eks: { cpuHour: 1 } } }],
  ])('refuses %j', prices => {
    expect(() => read(prices)).toThrow();
  });
});
