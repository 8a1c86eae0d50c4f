import { type KeptUpgrade, reconcile, type ToldUpgrades } from './reconcile';
import type { TimedUpgrade } from './upgradesOf';
import type { Change, Upgrade } from './types';

const image = (from: string, to: string): Change => ({
  container: 'web',
  from: `web:${from}`,
  to: `web:${to}`,
});
const chart = { label: 'helm.sh/chart', from: 'web-1', to: 'web-2' };

const told = (fields: Partial<TimedUpgrade> = {}): TimedUpgrade => ({
  at: 1_000,
  kind: 'upgrade',
  what: { changes: [image('1', '2')] },
  revision: 2,
  source: 'replicaSet',
  evidence: 'observed',
  precision: 'second',
  isNext: true,
  ...fields,
});
const upgrade = (fields: Partial<Upgrade> = {}): Upgrade => {
  const { isNext, ...rest } = told();
  return { ...rest, ...fields };
};
const kept = (fields: Partial<KeptUpgrade> = {}): KeptUpgrade => ({
  ...upgrade(),
  id: 7,
  ...fields,
});
const seen = (fields: Partial<Upgrade> = {}) =>
  upgrade({
    revision: undefined,
    source: 'workload',
    precision: 'seen',
    at: 1_003,
    ...fields,
  });
const from = (all: Partial<ToldUpgrades>) =>
  reconcile({ kept: [], byRevisions: [], byChanges: [], ...all });
const NOTHING = { added: [], changed: [], replaced: [] };

describe('reconcile', () => {
  it('adds what is new, and what is told again no second time', () => {
    const byRevisions = [told()];
    expect(from({ byRevisions })).toEqual({ ...NOTHING, added: [upgrade()] });
    expect(from({ byRevisions, kept: [kept()] })).toEqual(NOTHING);
  });

  it('tells revisions of a workload apart from those of one of the same name', () => {
    const old = kept({ at: 500 });
    const { added } = from({ byRevisions: [told()], kept: [old] });
    expect(added).toEqual([upgrade()]);
  });

  it('leaves what is known of a step alone when the step before it is gone', () => {
    const byRevisions = [
      told({ isNext: false, what: { changes: [image('0', '2')] } }),
    ];
    expect(from({ byRevisions, kept: [kept()] })).toEqual(NOTHING);
  });

  it('corrects what was told before the step between had come', () => {
    const wrong = kept({ what: { changes: [image('0', '2')] } });
    const { changed, added } = from({ byRevisions: [told()], kept: [wrong] });
    expect(changed).toEqual([kept()]);
    expect(added).toEqual([]);
  });

  it.each([['before'], ['after']])(
    'makes one of what a workload and its revision tell, %s',
    order => {
      const byRevisions = [told()];
      const joined =
        order === 'before'
          ? from({ byRevisions, kept: [kept({ ...seen(), id: 9 })] })
          : from({ kept: [kept()], byRevisions, byChanges: [seen()] });
      expect(joined).toEqual(
        order === 'before'
          ? { ...NOTHING, added: [upgrade()], replaced: [9] }
          : NOTHING,
      );
      const atOnce = from({ byRevisions, byChanges: [seen()] });
      expect(atOnce).toEqual({ ...NOTHING, added: [upgrade()] });
    },
  );

  it('adds the labels that only the workload has', () => {
    const byChanges = [seen({ what: { changes: [chart] } })];
    const what = { changes: [chart] };
    const restart: Partial<Upgrade> = {
      kind: 'reconfigure',
      what: { changes: [] },
    };
    const byRevisions = [told(restart)];
    expect(from({ byRevisions, byChanges })).toEqual({
      ...NOTHING,
      added: [upgrade({ what })],
    });
    const late = from({ byRevisions, byChanges, kept: [kept(restart)] });
    expect(late).toEqual({ ...NOTHING, changed: [kept({ what })] });
    // And then keeps them, whatever revisions tell again.
    const again = from({ byRevisions, kept: [kept({ what })] });
    expect(again).toEqual(NOTHING);
  });

  it('keeps who did it, which revisions do not tell', () => {
    const what = { changes: [image('1', '2')], actor: 'anna' };
    const known = kept({ what });
    expect(from({ byRevisions: [told()], kept: [known] })).toEqual(NOTHING);
  });

  it('takes what comes minutes later for another', () => {
    const byChanges = [seen({ at: 1_121 })];
    const { added } = from({ kept: [kept()], byChanges });
    expect(added).toEqual(byChanges);
  });

  it('takes each change of a workload for one of its own', () => {
    const byChanges = [seen({ at: 1_010 })];
    const { added } = from({ kept: [kept({ ...seen(), id: 9 })], byChanges });
    expect(added).toEqual(byChanges);
  });
});
