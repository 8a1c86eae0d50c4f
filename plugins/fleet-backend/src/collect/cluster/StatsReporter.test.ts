import { FakeClock, settled } from '../FakeClock';
import { ReflectorCounters } from '../reflector/ReflectorCounters';
import { StatsReporter } from './StatsReporter';
import type { KindStats } from './types';

describe('StatsReporter', () => {
  let clock: FakeClock;
  let pods: ReflectorCounters;
  let nodes: ReflectorCounters;
  let reports: KindStats[][];
  let stop: AbortController;
  let done: Promise<void>;

  beforeEach(async () => {
    clock = new FakeClock();
    pods = new ReflectorCounters();
    nodes = new ReflectorCounters();
    reports = [];
    stop = new AbortController();
    const reporter = new StatsReporter({
      counters: [
        ['Pod', pods],
        ['Node', nodes],
      ],
      clock,
      report: stats => reports.push(stats),
    });
    done = reporter.run(stop.signal);
    await settled();
  });

  it('reports nothing where nothing happened yet', async () => {
    await clock.advance(60_000);
    expect(reports).toEqual([]);
    stop.abort();
    await done;
  });

  it('reports each 15 s the kinds where something happened', async () => {
    pods.kept(3, clock.now(), clock.now() + 20);
    await clock.advance(14_999);
    expect(reports).toEqual([]);
    await clock.advance(1);
    expect(reports).toMatchObject([[{ kind: 'Pod', events: 3, lagMs: 20 }]]);
    nodes.errors += 1;
    pods.bytes += 1_000;
    await clock.advance(15_000);
    expect(reports.slice(1)).toMatchObject([[{ kind: 'Node', errors: 1 }]]);
    await clock.advance(60_000);
    expect(reports).toHaveLength(2);
    stop.abort();
    await done;
  });

  it('ends when the signal aborts, without a word', async () => {
    pods.lists += 1;
    stop.abort();
    await done;
    expect(reports).toEqual([]);
    expect(clock.sleeping).toBe(0);
  });
});
