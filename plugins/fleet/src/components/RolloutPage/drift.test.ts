import { plannedTarget, rolloutTarget } from '../../__testUtils__';
import { toldTargets } from './drift';

const problems = ['No credential'];
const same = plannedTarget({ objects: [], problems });

function stateOf(
  planned: ReturnType<typeof plannedTarget>,
  target = rolloutTarget(),
) {
  return toldTargets([planned], [target])[0].state;
}

describe('toldTargets', () => {
  it('calls drift what differs where all was delivered', () => {
    expect(stateOf(plannedTarget())).toBe('isDrift');
    expect(stateOf(same)).toBe('isAsDelivered');
  });

  it.each(['Waiting', 'Failed', 'RolledBack', 'Skipped'] as const)(
    'calls it to be delivered where a target is %s',
    phase => {
      const target = rolloutTarget({ phase });
      expect(stateOf(plannedTarget(), target)).toBe('isPending');
      expect(stateOf(same, target)).toBe('isUpToDate');
    },
  );

  it('does not call drift what is still being delivered', () => {
    const target = rolloutTarget({ endedAt: undefined });
    expect(stateOf(plannedTarget(), target)).toBe('isPending');
  });

  it('tells targets of one cluster apart', () => {
    const other = rolloutTarget({ namespace: 'other' });
    expect(stateOf(plannedTarget(), other)).toBe('isPending');
  });

  it('leaves out targets that stay as they are', () => {
    const [object] = plannedTarget().objects;
    const unchanged = { ...object, act: 'unchanged' as const };
    const quiet = plannedTarget({ objects: [unchanged] });
    expect(toldTargets([quiet], [rolloutTarget()])).toEqual([]);
    const refusal = { reason: 'forbidden' as const, message: 'no' };
    const refused = plannedTarget({ objects: [{ ...unchanged, refusal }] });
    expect(toldTargets([refused], [rolloutTarget()])).toHaveLength(1);
  });
});
