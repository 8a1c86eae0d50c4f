import { clusterRow, kindRow, SINCE } from '../testing/fleetRows';
import { FleetSnapshot } from './FleetSnapshot';
import type { FleetRows } from './readFleet';

const AT = Date.parse(SINCE);
const snapshot = (rows: Partial<FleetRows>, now = AT) =>
  new FleetSnapshot({ clusters: [], kinds: [], locators: [], ...rows }, now);

describe('FleetSnapshot', () => {
  it('takes a cluster for stale that nobody has reported on for a minute', () => {
    const clusters = [
      clusterRow('c1'),
      clusterRow('c2', { status_since: '2026-11-24T11:00:00.000Z' }),
    ];
    const at = (now: number) =>
      snapshot({ clusters }, now).clusters.map(({ status }) => status);
    expect(at(AT + 59_999)).toEqual(['current', 'current']);
    expect(at(AT + 60_000)).toEqual(['stale', 'stale']);
  });

  it('takes a cluster that has just become current for that, before it is reported on', () => {
    const clusters = [
      clusterRow('c1', { observed_at: null }),
      clusterRow('c2', { observed_at: '2026-11-24T09:00:00.000Z' }),
    ];
    const at = (now: number) =>
      snapshot({ clusters }, now).clusters.map(({ status }) => status);
    expect(at(AT + 59_999)).toEqual(['current', 'current']);
    expect(at(AT + 60_000)).toEqual(['stale', 'stale']);
  });

  it('holds until the first of its clusters has been silent for a minute', () => {
    const early = '2026-11-24T11:59:50.000Z';
    const fleet = snapshot({
      clusters: [
        clusterRow('c1'),
        clusterRow('c2', { status_since: early, observed_at: early }),
        clusterRow('c3', { status: 'unreachable', observed_at: null }),
      ],
    });
    expect(fleet.holdsAt(AT)).toBe(true);
    expect(fleet.holdsAt(AT + 49_999)).toBe(true);
    expect(fleet.holdsAt(AT + 50_000)).toBe(false);
    expect(fleet.holdsAt(AT - 1)).toBe(false);
  });

  it('holds for ever where no cluster is current any more', () => {
    const fleet = snapshot({ clusters: [clusterRow('c1')] }, AT + 60_000);
    expect(fleet.holdsAt(AT + 1e9)).toBe(true);
  });

  it('finds clusters by number, id and name', () => {
    const clusters = [
      clusterRow('c1', { name: 'prod' }),
      clusterRow('c2', { name: 'c1' }),
      clusterRow('c3', { name: 'c1' }),
      clusterRow('c4', { name: 'c4' }),
    ];
    const fleet = snapshot({ clusters });
    const called = (text: string) => fleet.called(text).map(({ id }) => id);
    expect(fleet.clusterOf(2)?.id).toBe('c2');
    expect(fleet.clusterOf(9)).toBeUndefined();
    expect(fleet.resolve('prod').id).toBe('c1');
    expect(fleet.resolve('c1').id).toBe('c1');
    expect(called('c1')).toEqual(['c1', 'c2', 'c3']);
    expect(called('c4')).toEqual(['c4']);
    expect(called('prod')).toEqual(['c1']);
    expect(called('constructor')).toEqual([]);
  });

  it('tells an unknown name from an ambiguous one', () => {
    const clusters = [
      clusterRow('c1', { name: 'prod' }),
      clusterRow('c2', { name: 'prod' }),
    ];
    const failure = (text: string) => () =>
      snapshot({ clusters }).resolve(text);
    expect(failure('dev')).toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
    expect(failure('prod')).toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: expect.stringContaining('c1, c2'),
      }),
    );
  });

  it('knows the states of kinds, of each cluster apart', () => {
    const kinds = [
      kindRow(1, { status: 'forbidden' }),
      kindRow(1, { kind: 'Job', refused: 1 }),
      kindRow(2, { kind: 'Job', status: 'stale' }),
    ];
    const fleet = snapshot({ kinds });
    expect(fleet.kindIs(1, 'Pod', ['stale', 'forbidden'])).toBe(true);
    expect(fleet.kindIs(1, 'Pod', ['stale', 'initial'])).toBe(false);
    expect(fleet.kindIs(1, 'Job', ['stale', 'forbidden'])).toBe(false);
    expect(fleet.kindIs(2, 'Job', ['stale'])).toBe(true);
    expect(fleet.kindIs(3, 'Job', ['stale'])).toBe(false);
  });

  it('covers the whole fleet, or the clusters that are asked for', () => {
    const clusters = [
      clusterRow('c1'),
      clusterRow('c2', { status: 'unreachable' }),
    ];
    const kinds = [kindRow(1, { status: 'forbidden' })];
    const locators = [{ locator: 'hub', reason: 'no access', since: SINCE }];
    const fleet = snapshot({ clusters, kinds, locators });
    const statuses = (some?: typeof clusters) =>
      fleet.coverage(some).problems.map(({ status }) => status);
    expect(fleet.coverage()).toMatchObject({ clusters: 2, unreachable: 1 });
    expect(statuses()).toEqual(['unreachable', 'unreachable', 'forbidden']);
    expect(statuses([clusters[0]])).toEqual(['unreachable', 'forbidden']);
    expect(fleet.coverage([])).toMatchObject({ clusters: 0 });
  });
});
