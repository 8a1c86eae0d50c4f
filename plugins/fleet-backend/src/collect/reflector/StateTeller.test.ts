import { ReflectorCounters } from './ReflectorCounters';
import { StateTeller } from './StateTeller';
import type { ReflectorState } from './types';

describe('StateTeller', () => {
  let told: ReflectorState[];
  let teller: StateTeller;

  beforeEach(() => {
    told = [];
    teller = new StateTeller({
      counters: new ReflectorCounters(),
      maxObjectBytes: 1_048_576,
      onState: state => told.push(state),
    });
  });

  it('tells a state only when it changes', () => {
    teller.enter({ status: 'initial' });
    teller.enter({ status: 'current' });
    teller.enter({ status: 'current' });
    teller.enter({ status: 'stale', reason: 'a' });
    teller.enter({ status: 'stale', reason: 'a' });
    teller.enter({ status: 'stale', reason: 'b' });
    expect(told).toEqual([
      { status: 'current' },
      { status: 'stale', reason: 'a' },
      { status: 'stale', reason: 'b' },
    ]);
  });

  it('stays current with objects that were refused, and says how many', () => {
    teller.enter({ status: 'current' });
    teller.countRefused(1);
    teller.countRefused(1);
    expect(told.slice(1)).toEqual([
      {
        status: 'current',
        reason: '1 object of more than 1 MiB was refused',
        refused: 1,
      },
      {
        status: 'current',
        reason: '2 objects of more than 1 MiB were refused',
        refused: 2,
      },
    ]);
  });

  it('begins to count anew with a list', () => {
    teller.countRefused(3);
    expect(told).toEqual([]);
    teller.countRefused(2, { anew: true });
    teller.enter({ status: 'current' });
    expect(told[0]).toMatchObject({ refused: 2 });
    teller.countRefused(0, { anew: true });
    expect(told[1]).toEqual({ status: 'current' });
  });
});
