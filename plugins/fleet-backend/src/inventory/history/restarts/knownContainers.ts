import {
  decodeContainers,
  type TroubledContainer,
} from '../../projections/containers';
import type { Statements } from '../../store/operations/Statements';
import type { SeenPod } from './seenContainers';

/** Of a pod that is kept; undefined for one that is not. */
export type KnownContainers = readonly TroubledContainer[] | undefined;

/**
 * What is kept of the containers of each of these pods. A pod is not known
 * either where it was kept by a release that did not tell its containers apart.
 */
export async function knownContainers(
  statements: Statements,
  pods: readonly SeenPod[],
): Promise<KnownContainers[]> {
  const asked = pods.flatMap(({ clusterNo, uid, isNew }, n) =>
    isNew ? [] : [[clusterNo, uid, n]],
  );
  const known: KnownContainers[] = pods.map(() => undefined);
  if (asked.length === 0) {
    return known;
  }
  const { at, bytes, elements, parameter } = statements.dialect;
  // A look-up for each: PostgreSQL would read all pods for an EXISTS.
  const rows = await statements.read<{ n: number; containers: string | null }>(
    `select ${at('v.value', 2, 'integer')} as n, (
       select coalesce(p.containers, case when p.restarts = 0 then '[]' end)
       from pods p
       where p.cluster_no = ${at('v.value', 0, 'integer')}
         and p.uid = ${bytes(at('v.value', 1, 'text'))}
     ) as containers
     from ${elements(parameter, 'v')}`,
    [JSON.stringify(asked)],
  );
  for (const { n, containers } of rows) {
    known[n] = containers === null ? undefined : decodeContainers(containers);
  }
  return known;
}
