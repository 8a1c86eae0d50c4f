import { cost } from '../../__testUtils__';
import { totalsOf } from './totalsOf';

describe('totalsOf', () => {
  it('adds what is of one source and currency, and nothing else', () => {
    const costs = [
      cost({ monthly: 1 }),
      cost({ monthly: 2 }),
      cost({ monthly: 4, currency: 'USD' }),
      cost({ monthly: 8, source: 'opencost' }),
      cost({ monthly: undefined, currency: undefined }),
    ];
    expect(totalsOf(costs)).toEqual([
      { source: 'opencost', currency: 'EUR', monthly: 8 },
      { source: 'estimate', currency: 'EUR', monthly: 3 },
      { source: 'estimate', currency: 'USD', monthly: 4 },
    ]);
  });
});
