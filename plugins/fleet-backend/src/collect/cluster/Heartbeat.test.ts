import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { FakeClock, settled } from '../FakeClock';
import { Heartbeat } from './Heartbeat';

const VERSION = '/version';

describe('Heartbeat', () => {
  let clock: FakeClock;
  let server: FakeApiServer;
  let stop: AbortController;
  let seen: string[];
  let heard: number[];
  let heartbeat: Heartbeat;
  let done: Promise<void>;

  beforeEach(() => {
    clock = new FakeClock();
    server = new FakeApiServer(clock);
    stop = new AbortController();
    seen = [];
    heard = [];
    heartbeat = new Heartbeat(server, clock, {
      onAlive: (version, heardAt) => {
        seen.push(`alive ${version}`);
        heard.push(heardAt);
      },
      onLost: error => seen.push(`lost: ${error.message}`),
    });
  });

  const start = async () => {
    done = heartbeat.run(stop.signal);
    await settled();
  };

  afterEach(async () => {
    stop.abort();
    await done;
  });

  const versions = () => server.lists(VERSION).length;
  const alive = () => ({ gitVersion: 'v1.34.1' });
  const refuse = () => {
    throw new ApiServerError('unreachable', 'refused');
  };

  it('pings every ten seconds', async () => {
    server.document(VERSION, alive);
    const began = clock.now();
    await start();
    await clock.advance(30_000);
    expect(seen).toEqual(Array(4).fill('alive v1.34.1'));
    expect(server.pings).toBe(3);
    expect(heard).toEqual([0, 10_000, 20_000, 30_000].map(ms => began + ms));
    expect(versions()).toBe(1);
  });

  it('asks for the version at most 30 times in an hour that is quiet', async () => {
    server.document(VERSION, alive, () => ({ gitVersion: 'v1.35.0' }));
    await start();
    await clock.advance(119_000);
    expect(seen.at(-1)).toBe('alive v1.34.1');
    await clock.advance(1_000);
    expect(seen.at(-1)).toBe('alive v1.35.0');
    await clock.advance(3_480_000);
    expect(versions()).toBe(1 + 30);
  });

  describe('without pings', () => {
    beforeEach(() => {
      server.hasPings = false;
      server.document(VERSION, alive);
    });

    it('asks a server that is heard of for no more than its version, every five minutes', async () => {
      await start();
      for (let heardOf = 0; heardOf < 90; heardOf += 1) {
        await clock.advance(40_000);
        heartbeat.heard();
      }
      expect(versions()).toBeLessThanOrEqual(1 + 12);
      expect(versions()).toBeGreaterThanOrEqual(12);
      expect(seen.length).toBeGreaterThan(300);
      expect(new Set(seen)).toEqual(new Set(['alive v1.34.1']));
    });

    it('says when it was heard of last', async () => {
      await start();
      await clock.advance(12_000);
      heartbeat.heard();
      const heardAt = clock.now();
      await clock.advance(40_000);
      expect(heard.at(-1)).toBe(heardAt);
      expect(versions()).toBe(1);
      await clock.advance(5_000);
      expect(heard.at(-1)).toBe(heardAt + 45_000);
      expect(versions()).toBe(2);
    });

    it('notices a frozen server after a silence', async () => {
      await start();
      await clock.advance(20_000);
      heartbeat.heard();
      server.freeze();
      await clock.advance(54_999);
      expect(new Set(seen)).toEqual(new Set(['alive v1.34.1']));
      await clock.advance(15_000);
      expect(seen.at(-1)).toBe('lost: no answer in time');
    });

    it('asks at once when it is told to hurry', async () => {
      await start();
      await clock.advance(12_000);
      heartbeat.heard();
      heartbeat.hurry();
      await settled();
      expect(versions()).toBe(2);
    });
  });

  it('is lost at once where it was never alive', async () => {
    server.document(VERSION, refuse);
    await start();
    expect(seen).toEqual(['lost: refused']);
  });

  /** The next request fails, and none after it. */
  const failOnce = () => {
    server.outage = () => {
      server.outage = undefined;
      refuse();
    };
  };

  it('takes one lost request for no news', async () => {
    server.document(VERSION, alive);
    await start();
    failOnce();
    await clock.advance(30_000);
    expect(seen.filter(one => one.startsWith('lost'))).toEqual([]);
    expect(server.outage).toBeUndefined();
  });

  it('is lost after two, and alive again after one', async () => {
    server.document(VERSION, alive, refuse, alive);
    await start();
    failOnce();
    await clock.advance(10_000 + 5_000);
    expect(seen).toEqual(['alive v1.34.1', 'lost: refused', 'alive v1.34.1']);
  });

  it('is lost where only pings are answered', async () => {
    server.document(VERSION, alive, refuse);
    await start();
    await clock.advance(119_000);
    expect(new Set(seen)).toEqual(new Set(['alive v1.34.1']));
    await clock.advance(60_000);
    expect(seen.at(-1)).toBe('lost: refused');
  });

  it('notices a server that answers nothing within half a minute', async () => {
    server.document(VERSION, alive);
    await start();
    server.freeze();
    await clock.advance(35_000);
    expect(seen).toEqual(['alive v1.34.1', 'lost: no answer in time']);
  });

  it('backs off from a server that is lost', async () => {
    server.document(VERSION, refuse);
    await start();
    await clock.advance(600_000);
    expect(server.requests.length).toBeGreaterThan(15);
    expect(server.requests.length).toBeLessThan(60);
  });

  it('asks at once when it is told to hurry', async () => {
    server.document(VERSION, alive);
    await start();
    await clock.advance(12_000);
    heartbeat.hurry();
    await settled();
    expect(seen).toHaveLength(3);
    expect(versions()).toBe(2);
    await clock.advance(9_999);
    expect(seen).toHaveLength(3);
    await clock.advance(1);
    expect(seen).toHaveLength(4);
    expect(versions()).toBe(2);
  });

  it('asks for no more than the version each ten seconds, however it is hurried', async () => {
    server.document(VERSION, alive);
    await start();
    for (let second = 0; second < 20; second += 1) {
      await clock.advance(1_000);
      heartbeat.hurry();
      await settled();
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(versions()).toBe(3);
  });

  it('does not hurry while it is lost', async () => {
    server.document(VERSION, refuse);
    await start();
    for (let n = 0; n < 20; n += 1) {
      heartbeat.hurry();
      await settled();
    }
    expect(server.requests).toHaveLength(1);
  });

  it.each([[null], ['text'], [{ gitVersion: 7 }], [[]]])(
    'takes an answer like %j for a sign of life without a version',
    async body => {
      server.document(VERSION, () => body);
      await start();
      expect(seen).toEqual(['alive undefined']);
    },
  );

  it('tells of failures that are not of the server in no words of theirs', async () => {
    server.document(VERSION, () => {
      throw new TypeError('canary');
    });
    await start();
    expect(seen).toEqual(['lost: the request failed']);
  });

  it('says nothing any more when it is stopped', async () => {
    server.document(VERSION, alive);
    await start();
    server.freeze();
    await clock.advance(12_000);
    stop.abort();
    await done;
    await clock.advance(60_000);
    expect(seen).toEqual(['alive v1.34.1']);
    expect(clock.sleeping).toBe(0);
  });
});
