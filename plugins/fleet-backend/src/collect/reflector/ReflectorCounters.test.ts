import { ReflectorCounters } from './ReflectorCounters';

describe('ReflectorCounters', () => {
  it('has nothing to say at first', () => {
    expect(new ReflectorCounters().read()).toEqual({
      bytes: 0,
      events: 0,
      errors: 0,
      lists: 0,
      watches: 0,
      refused: 0,
      repairs: 0,
      lagMs: undefined,
      lastEventAt: undefined,
    });
  });

  it('says the longest lag since it was read last', () => {
    const counters = new ReflectorCounters();
    counters.kept(2, 1_000, 1_030);
    counters.kept(1, 2_000, 2_010);
    expect(counters.read()).toMatchObject({
      events: 3,
      lagMs: 30,
      lastEventAt: 2_000,
    });
    expect(counters.read()).toMatchObject({
      events: 3,
      lagMs: undefined,
      lastEventAt: 2_000,
    });
  });

  it('does not take a bookmark for an event', () => {
    const counters = new ReflectorCounters();
    counters.kept(0, 1_000, 1_030);
    expect(counters.read()).toMatchObject({
      events: 0,
      lastEventAt: undefined,
    });
  });
});
