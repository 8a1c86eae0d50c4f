import { money } from './money';

describe('money', () => {
  it.each([
    [12.345, 'EUR', '€12.35'],
    [1_234.5, 'USD', '$1,235'],
    [0, 'EUR', '€0.00'],
    [12, 'credits', '12.00 credits'],
  ])('writes %d %s', (amount, currency, text) => {
    expect(money(amount, currency)).toBe(text);
  });
});
