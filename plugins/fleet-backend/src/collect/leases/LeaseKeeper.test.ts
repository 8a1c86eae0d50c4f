import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock, settled } from '../FakeClock';
import { FakeLeaseStore } from './FakeLeaseStore';
import { LeaseKeeper } from './LeaseKeeper';

describe('LeaseKeeper', () => {
  const logger = mockServices.logger.mock();
  let clock: FakeClock;
  let store: FakeLeaseStore;
  let keeper: LeaseKeeper;
  let told: string[];
  let stopping: Promise<void>;
  let stop: AbortController;

  beforeEach(() => {
    jest.clearAllMocks();
    clock = new FakeClock();
    store = new FakeLeaseStore('me');
    told = [];
    stopping = Promise.resolve();
    stop = new AbortController();
    keeper = new LeaseKeeper({
      store,
      replicaId: 'me',
      async onOwned(ids) {
        told.push([...ids].sort().join());
        await stopping;
        store.calls.push('told');
      },
      clock,
      monotonic: clock.now,
      logger,
    });
  });

  /** Work that waits until it is let go on. */
  const held = () => {
    let goOn = () => {};
    const waiting = new Promise<void>(resolve => {
      goOn = resolve;
    });
    return { waiting, goOn };
  };
  const joins = (id: string) => store.knows.set(id, new Set(['a', 'b']));
  const start = async () => {
    const running = keeper.run(stop.signal);
    await settled();
    return running;
  };

  it('takes all where it is alone, and starts with the first look', async () => {
    await keeper.follow(['a', 'b']);
    expect(told).toEqual(['a,b']);
    expect(store.holderOf('a')).toBe('me');
    expect(keeper.tokenOf('a')).toBe('1');
    expect(keeper.tokenOf('other')).toBeUndefined();
  });

  it('tells after each look, as a connection may have changed', async () => {
    await keeper.follow(['a']);
    await keeper.follow(['a']);
    expect(told).toEqual(['a', 'a']);
    await keeper.step();
    expect(told).toEqual(['a', 'a']);
  });

  it('lets go of clusters that left the fleet', async () => {
    await keeper.follow(['a', 'b']);
    await keeper.follow(['b']);
    expect(told).toEqual(['a,b', 'b']);
    expect(store.holderOf('a')).toBeUndefined();
    expect(keeper.tokenOf('a')).toBeUndefined();
  });

  it('is told that the database is away by a look only', async () => {
    store.failure = new Error('away');
    await expect(keeper.follow(['a'])).rejects.toThrow('away');
    await keeper.step();
    store.failure = undefined;
    await keeper.follow(['a']);
    expect(told).toEqual(['a']);
  });

  it('hands over its excess, after its collectors have stopped', async () => {
    await keeper.follow(['a', 'b']);
    const collectors = held();
    stopping = collectors.waiting;
    joins('other');
    const step = keeper.step();
    await settled();
    const [kept] = told[1];
    const given = kept === 'a' ? 'b' : 'a';
    expect(store.holderOf(given)).toBe('me');
    expect(keeper.tokenOf(given)).toBe('1');
    collectors.goOn();
    await step;
    expect(store.calls.slice(-2)).toEqual(['told', `release ${given}`]);
    expect(store.holderOf(given)).toBeUndefined();
    expect(store.holderOf(kept)).toBe('me');
    expect(keeper.tokenOf(given)).toBeUndefined();
  });

  it('does not take what another still holds', async () => {
    joins('other');
    store.takeOver('a', 'other');
    store.takeOver('b', 'other');
    await keeper.follow(['a', 'b']);
    expect(told).toEqual(['']);
    expect(store.calls.filter(call => call.startsWith('take'))).toEqual([]);
  });

  it('stops what another has taken over', async () => {
    await keeper.follow(['a', 'b']);
    joins('other');
    store.takeOver('a', 'other');
    await keeper.step();
    expect(told).toEqual(['a,b', 'b']);
    expect(keeper.tokenOf('a')).toBeUndefined();
  });

  it('keeps its leases when collectors cannot be stopped, and tries again', async () => {
    await keeper.follow(['a', 'b']);
    joins('other');
    stopping = Promise.reject(new Error('stuck'));
    await expect(keeper.step()).rejects.toThrow('stuck');
    expect([store.holderOf('a'), store.holderOf('b')]).toEqual(['me', 'me']);
    stopping = Promise.resolve();
    await keeper.step();
    expect(told[2]).toBe(told[1]);
    expect(store.calls.at(-1)).toMatch('release');
  });

  describe('while it runs', () => {
    let running: Promise<void>;

    beforeEach(async () => {
      running = start();
      await keeper.follow(['a', 'b']);
      await settled();
    });

    afterEach(async () => {
      store.failure = undefined;
      stop.abort();
      await running;
    });

    const renewals = () => store.calls.filter(call => call === 'renew').length;

    it('renews every five seconds', async () => {
      const before = renewals();
      await clock.advance(60_000);
      expect(renewals() - before).toBe(12);
      expect(told).toEqual(['a,b']);
    });

    it('renews during a hand-over that takes long', async () => {
      const collectors = held();
      stopping = collectors.waiting;
      joins('other');
      await clock.advance(5_000);
      const before = renewals();
      await clock.advance(60_000);
      expect(renewals() - before).toBe(12);
      collectors.goOn();
      await settled();
      expect(store.calls.filter(call => /release/.test(call))).toHaveLength(1);
    });

    it('stops when it could not renew for too long, until it has', async () => {
      store.failure = new Error('away');
      await clock.advance(11_000);
      expect(told).toEqual(['a,b']);
      expect(keeper.tokenOf('a')).toBe('1');
      await clock.advance(2_000);
      expect(told).toEqual(['a,b', '']);
      expect(keeper.tokenOf('a')).toBeUndefined();
      store.failure = undefined;
      await clock.advance(2_000);
      expect(told).toEqual(['a,b', '', 'a,b']);
      expect(keeper.tokenOf('a')).toBe('1');
    });

    it('stops in time when the database does not answer', async () => {
      const answers = held();
      store.answering = answers.waiting;
      await clock.advance(13_000);
      expect(told).toEqual(['a,b', '']);
      answers.goOn();
      store.answering = Promise.resolve();
      await clock.advance(5_000);
      expect(told).toEqual(['a,b', '', 'a,b']);
    });

    it('claims nothing after a pause, before it has renewed', async () => {
      const answers = held();
      store.answering = answers.waiting;
      const advanced = clock.advance(12_500);
      await advanced;
      expect(keeper.tokenOf('a')).toBeUndefined();
      store.takeOver('a', 'other');
      joins('other');
      answers.goOn();
      await clock.advance(1_000);
      expect(keeper.tokenOf('a')).toBeUndefined();
      expect(keeper.tokenOf('b')).toBe('1');
      expect(told.at(-1)).toBe('b');
    });
  });

  it('lets go of all when it is stopped, after its collectors', async () => {
    const running = start();
    await keeper.follow(['a', 'b']);
    const collectors = held();
    stopping = collectors.waiting;
    stop.abort();
    await settled();
    expect(told).toEqual(['a,b', '']);
    expect(store.holderOf('a')).toBe('me');
    collectors.goOn();
    await running;
    expect(store.calls.slice(-2)).toEqual(['told', 'leave']);
    expect(keeper.tokenOf('a')).toBeUndefined();
    expect(clock.sleeping).toBe(0);
    await keeper.follow(['a', 'b']);
    expect(told).toEqual(['a,b', '']);
  });

  it('can be stopped while the database does not answer', async () => {
    const running = start();
    await keeper.follow(['a']);
    store.answering = new Promise(() => {});
    stop.abort();
    const outcome = running.catch(error => error.message);
    await clock.advance(20_000);
    expect(await outcome).toMatch('no answer');
    expect(told).toEqual(['a', '']);
  });
});
