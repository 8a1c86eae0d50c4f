import type { Vulnerabilities } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { SqlReader } from '../sql';

interface VulnerabilityRow {
  image_id: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
  scanned_at: string | null;
}

/**
 * What the newest report of each image counts, of those in clusters that the
 * asker may know of.
 *
 * @param ids - Of images
 */
export async function readVulnerabilities(
  reader: SqlReader,
  ids: readonly number[],
  fleet: FleetSnapshot,
): Promise<Map<number, Vulnerabilities>> {
  const named = reader.oneOf('i.id', ids);
  const nos = fleet.clusters.map(({ no }) => no);
  const within = fleet.isWhole
    ? { text: '1 = 1', values: [] }
    : reader.oneOf('n.cluster_no', nos);
  const rows = await reader.read<VulnerabilityRow>({
    text: `select i.id as image_id, v.critical, v.high, v.medium, v.low,
        v.scanned_at
      from images i cross join vulnerability_reports v
      where ${named.text} and v.id = (
        select n.id from vulnerability_reports n
        where n.repository = i.familiar_name and n.tag = i.tag
          and (i.digest = '' or n.digest = i.digest) and ${within.text}
        order by n.scanned_at desc limit 1)`,
    values: [...named.values, ...within.values],
  });
  return new Map(
    rows.map(({ image_id, scanned_at, ...counts }) => [
      image_id,
      { ...counts, scannedAt: scanned_at ?? undefined },
    ]),
  );
}
