import { textKey } from '../../textKey';
import type { Dialect } from '../../store/dialect';
import { writeTexts } from '../../store/operations/writeTexts';
import type { Recorder } from '../Recorder';
import { secondsOf } from '../keys';
import { type KnownContainers, knownContainers } from './knownContainers';
import { restartOf } from './restartOf';
import { seenContainers, type SeenPod } from './seenContainers';

/** Notes containers that have restarted more often than before. */
export const recordRestarts: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const pods = clusters.flatMap(one => seenContainers(one, projection));
  const known = await knownContainers(statements, pods);
  const now = secondsOf(statements.now);
  const texts = new Map<string, string>();
  const rows = pods.flatMap((pod, n) => rowsOf(pod, known[n], { now, texts }));
  if (rows.length === 0) {
    return;
  }
  await writeTexts(statements, JSON.stringify([Object.fromEntries(texts)]));
  const values = [now, JSON.stringify(rows)];
  await statements.run(insertRows(statements.dialect), values);
};

/**
 * Namespace, container and reason are told by the keys of their texts.
 *
 * @param told - texts: to which those are added that keys stand for
 */
function rowsOf(
  { clusterNo, owner, namespace, name: pod, containers }: SeenPod,
  known: KnownContainers,
  { now, texts }: { now: number; texts: Map<string, string> },
): unknown[][] {
  const keyOf = (text: string) => {
    const key = textKey(text);
    texts.set(key, text);
    return key;
  };
  return containers.flatMap(one => {
    const restart = restartOf(one, known, now);
    if (!restart) {
      return [];
    }
    const reason = one.reason === undefined ? null : keyOf(one.reason);
    const { count, evidence, at } = restart;
    return [
      [
        ...[clusterNo, owner, namespace, pod, keyOf(one.name), reason],
        ...[one.exitCode ?? null, count, evidence, at],
      ],
    ];
  });
}

function insertRows({
  at,
  bytes,
  elements,
  integerParameter,
  parameter,
}: Dialect): string {
  const number = (index: number) => at('v.value', index, 'integer');
  const textOf = (index: number) =>
    `(select t.id from texts t where t.key = ${at('v.value', index, 'text')})`;
  return `
    insert into restarts_due (cluster_no, owner_id, namespace, pod, container,
      reason, exit_code, count, evidence, at, seen_at)
    select ${number(0)},
      (select o.id from object_ids o
        where o.cluster_no = ${number(0)}
          and o.uid = ${bytes(at('v.value', 1, 'text'))}),
      ${textOf(2)}, ${at('v.value', 3, 'text')}, ${textOf(4)}, ${textOf(5)},
      ${[6, 7, 8].map(number)}, ${at('v.value', 9, 'bigint')},
      ${integerParameter}
    from ${elements(parameter, 'v')}`;
}
