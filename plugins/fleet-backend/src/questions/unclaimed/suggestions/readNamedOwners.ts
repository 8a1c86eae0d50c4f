import type { Sql, SqlReader } from '../../sql';
import { ownerOf } from '../../coverage/ownerOf';
import type { Evidence } from './Evidence';
import type { LabelRow } from './readLabels';

/** Labels that people name the owner of a workload with. */
export const OWNER_LABELS = ['owner', 'team', 'app.kubernetes.io/owner'];

/** With a service or a system. */
export const NAME_LABELS = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/instance',
  'app',
  'k8s-app',
  'backstage.io/kubernetes-id',
];

const OWNER_WEIGHT = 0.95;
const SERVICE_WEIGHT = 0.6;
const SYSTEM_WEIGHT = 0.5;

interface NamedRow {
  /** Of an owner, a service or a system. */
  ref: string;
  owner: string;
}

/**
 * Whom labels of workloads name: an owner, or a service or system of the default
 * namespace of the catalog, and thus its owner.
 *
 * @param visible - Which services `s` the asker may know of; all if absent
 */
export async function readNamedOwners(
  reader: SqlReader,
  labels: readonly LabelRow[],
  visible: Sql | undefined,
): Promise<Evidence[]> {
  const claims = labels.flatMap(claimsOf);
  const refs = [...new Set(claims.map(({ ref }) => ref))];
  const rows = await readOwners(reader, refs, visible);
  const owners = new Map(rows.map(({ ref, owner }) => [ref, owner]));
  return claims.flatMap(({ ref, ...evidence }) => {
    const owner = owners.get(ref);
    return owner ? [{ ...evidence, owner }] : [];
  });
}

type Claim = Omit<Evidence, 'owner'> & { ref: string };

function claimsOf(row: LabelRow): Claim[] {
  const { workload_id: workloadId, label_key: key, label_value: value } = row;
  const label = `its label ${key}=${value}`;
  const name = value.toLocaleLowerCase('en-US');
  const owner = OWNER_LABELS.includes(key) && ownerOf({ [key]: value }, key);
  const entityRef = `component:default/${name}`;
  return [
    ...(owner
      ? [
          {
            ...{ workloadId, ref: owner, weight: OWNER_WEIGHT },
            ...{ by: 'ownerLabel' as const, text: `${label} names them` },
          },
        ]
      : []),
    ...(NAME_LABELS.includes(key)
      ? [
          {
            ...{ workloadId, ref: entityRef, entityRef },
            ...{ by: 'service' as const, weight: SERVICE_WEIGHT },
            text: `${label} names their service`,
          },
          {
            ...{ workloadId, ref: `system:default/${name}` },
            ...{ by: 'service' as const, weight: SYSTEM_WEIGHT },
            text: `${label} names a system of which most is theirs`,
          },
        ]
      : []),
  ];
}

/** Of a system, who has most of its services, if more than half. */
function readOwners(
  reader: SqlReader,
  refs: readonly string[],
  visible: Sql | undefined,
): Promise<NamedRow[]> {
  const where = (column: string) => {
    const among = reader.oneOf(column, refs);
    return {
      text: `${among.text} and s.owner is not null and s.owner_missing = 0
        ${visible ? `and ${visible.text}` : ''}`,
      values: [...among.values, ...(visible?.values ?? [])],
    };
  };
  const [owner, service, system] = ['owner', 'entity_ref', 'system'].map(
    column => where(`s.${column}`),
  );
  return reader.read({
    text: `select distinct s.owner as ref, s.owner from services s
        where ${owner.text}
      union all
      select s.entity_ref, s.owner from services s where ${service.text}
      union all
      select g.system, g.owner from (
        select s.system, s.owner, count(*) as count,
          sum(count(*)) over (partition by s.system) as total
        from services s where ${system.text} group by s.system, s.owner
      ) g where g.count * 2 > g.total`,
    values: [...owner.values, ...service.values, ...system.values],
  });
}
