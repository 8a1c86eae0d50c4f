import type { WorkloadFacts } from '../../projections/workloadFacts';
import type { Template } from './types';
import { upgradesSeen } from './upgradesSeen';

const template = (image: string, chart?: string): Template => ({
  images: new Map([['job', `job:${image}`]]),
  marks: new Map(chart ? [['helm.sh/chart', chart]] : []),
});
const change = (
  at: number,
  before: Template,
  after: Template,
  [factsBefore, facts]: [WorkloadFacts, WorkloadFacts] = [{}, {}],
) => ({ at, before, after, factsBefore, facts });

describe('upgradesSeen', () => {
  it('tells what was seen, and when', () => {
    const changes = [change(100, template('1'), template('2'))];
    expect(upgradesSeen(changes, [])).toEqual([
      {
        at: 100,
        kind: 'upgrade',
        what: { changes: [{ container: 'job', from: 'job:1', to: 'job:2' }] },
        source: 'workload',
        evidence: 'observed',
        precision: 'seen',
      },
    ]);
  });

  it('is not told anything by a label that comes or goes', () => {
    const changes = [
      change(100, template('1'), template('1', 'job-1')),
      change(200, template('1', 'job-1'), template('1')),
    ];
    expect(upgradesSeen(changes, [])).toEqual([]);
  });

  it('sees who returns to earlier images, however long ago', () => {
    const [one, two, three] = ['1', '2', '3'].map(image => template(image));
    const first = [change(100, one, two), change(200, two, three)];
    const kept = upgradesSeen(first, []);
    expect(kept.map(({ kind }) => kind)).toEqual(['upgrade', 'upgrade']);
    const [back] = upgradesSeen([change(300, three, one)], kept);
    expect(back.kind).toBe('rollback');
    const [atOnce] = upgradesSeen(
      [...first, change(300, three, one)],
      [],
    ).slice(-1);
    expect(atOnce.kind).toBe('rollback');
  });

  it.each<[WorkloadFacts, WorkloadFacts, boolean]>([
    [{ generation: 1 }, { generation: 2 }, true],
    [{ generation: 1 }, { generation: 1 }, false],
    // A release that did not keep it came before.
    [{}, { generation: 2 }, false],
    [{ generation: 1 }, { generation: 2, suspended: true }, false],
    [{ generation: 2, suspended: true }, { generation: 3 }, false],
    [{ generation: 1 }, { generation: 3, suspended: true }, true],
  ])('takes a CronJob from %j to %j for another: %s', (...options) => {
    const [before, after, isReconfigured] = options;
    const one = template('1');
    const seen = upgradesSeen([change(100, one, one, [before, after])], []);
    expect(seen.map(({ kind }) => kind)).toEqual(
      isReconfigured ? ['reconfigure'] : [],
    );
  });

  it('knows our own rollouts, whatever they changed', () => {
    const [one, two] = ['1', '2'].map(image => template(image));
    const [first, second] = [{ rollout: 'a' }, { rollout: 'b' }];
    const seen = upgradesSeen(
      [
        change(100, one, two, [first, second]),
        change(200, two, one, [second, second]),
        change(300, one, one, [second, first]),
        change(400, one, one, [first, {}]),
      ],
      [],
    );
    expect(
      seen.map(({ kind, source, what }) => [kind, source, what.rollout]),
    ).toEqual([
      ['upgrade', 'flotilla', 'b'],
      ['rollback', 'workload', undefined],
      ['reconfigure', 'flotilla', 'a'],
    ]);
  });
});
