import type { Statements } from '../../store/operations/Statements';
import { secondsOf } from '../keys';
import {
  addChange,
  changesSince,
  extendChange,
  TOGETHER_S,
} from './keptChanges';
import type { PolicyChange } from './types';
import { unwatchedSince } from './unwatchedSince';

/** A policy, and the cluster that it is in. */
export interface PolicyRow extends Omit<PolicyChange, 'times'> {
  clusterNo: number;
}

/** What a controller does to one policy again and again is told once an hour. */
export async function keepPolicy(
  statements: Statements,
  { clusterNo, ...policy }: PolicyRow,
): Promise<void> {
  const now = secondsOf(statements.now);
  const since = now - TOGETHER_S;
  const recent = await changesSince(statements, 'policy', { clusterNo }, since);
  const last = recent.find(({ what }) => isSame(what, policy));
  const what = { ...policy, times: (last?.what.times ?? 0) + 1 };
  if (last) {
    await extendChange<'policy'>(statements, last.id, { lastAt: now, what });
    return;
  }
  await addChange<'policy'>(statements, {
    kind: 'policy',
    clusterNo,
    at: now,
    lastAt: now,
    namespace: policy.namespace || undefined,
    notBefore: await unwatchedSince(statements, clusterNo),
    what,
  });
}

function isSame(
  one: Omit<PolicyChange, 'times'>,
  other: Omit<PolicyChange, 'times'>,
): boolean {
  return (['kind', 'namespace', 'name', 'action'] as const).every(
    key => one[key] === other[key],
  );
}
