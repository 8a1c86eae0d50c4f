import { KEPT } from '../../projections/containers';
import type { Dialect } from '../../store/dialect';
import { writeTexts } from '../../store/operations/writeTexts';
import type { Recorder } from '../Recorder';
import { secondsOf } from '../keys';
import { SEEN, seenContainers } from './seenContainers';

/**
 * Notes containers that have restarted more often than before. Of a pod that
 * was not known, only the last time can be told: it may be older than the watch.
 */
export const recordRestarts: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const texts = new Map<string, string>();
  const seen = clusters.flatMap(one => seenContainers(one, projection, texts));
  if (seen.length === 0) {
    return;
  }
  await writeTexts(statements, JSON.stringify([Object.fromEntries(texts)]));
  const values = [JSON.stringify(seen), secondsOf(statements.now)];
  await statements.run(insertNew(statements.dialect), values);
};

/** Of containers (k) with what was known of them before. */
function insertNew(dialect: Dialect): string {
  const textOf = (key: string) =>
    `(select t.id from texts t where t.key = k.${key})`;
  return `
    insert into restarts_due (cluster_no, owner_id, namespace, pod, container,
      reason, exit_code, count, evidence, at, seen_at)
    select k.cluster_no,
      (select o.id from object_ids o
        where o.cluster_no = k.cluster_no and o.uid = ${dialect.bytes(
          'k.owner',
        )}),
      ${textOf('namespace')}, k.pod, ${textOf('container_key')},
      ${textOf('reason')}, k.exit_code,
      case when k.known then k.restarts - k.restarts_before else 1 end,
      case when k.known then 0 else 1 end,
      case when k.ended_at > k.ended_before and k.ended_at <= k.seen_at
        then k.ended_at else k.seen_at end,
      k.seen_at
    from (${withKnown(dialect)}) k
    where case when k.known then k.restarts > k.restarts_before
      else k.ended_at is not null end`;
}

/**
 * A pod is not known either where it was kept by a release that did not tell
 * its containers apart.
 */
function withKnown(dialect: Dialect): string {
  const { at, elements, integerParameter, json, parameter } = dialect;
  const fields = SEEN.map(
    ([name, type], index) => `${at('v.value', index, type)} as ${name}`,
  );
  const samePod = `p.cluster_no = n.cluster_no
    and p.uid = ${dialect.bytes('n.pod_uid')}`;
  const before = (what: keyof typeof KEPT) => `(
    select ${at('c.value', KEPT[what], 'integer')}
    from pods p cross join ${elements(json('p.containers'), 'c')}
    where ${samePod}
      and ${at('c.value', KEPT.name, 'text')} = n.container)`;
  return `
    select n.*,
      exists (select 1 from pods p where ${samePod}
        and (p.containers is not null or p.restarts = 0)) as known,
      coalesce(${before('restarts')}, 0) as restarts_before,
      coalesce(${before('endedAt')}, -1) as ended_before
    from (
      select ${fields}, s.seen_at
      from ${elements(parameter, 'v')}
        cross join (select ${integerParameter} as seen_at) s
    ) n`;
}
