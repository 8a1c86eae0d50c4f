import type { ChangeKind } from '@flotilla/backstage-plugin-fleet-common';
import { CHANGE_KINDS } from '../../inventory/history/changes/types';
import { KINDS } from '../../inventory/history/upgrades/types';
import type { FleetSnapshot } from '../coverage';
import type { SqlReader } from '../sql';
import { findUpgrades } from '../upgrades/findUpgrades';
import { toUpgradeItem } from '../upgrades/toUpgradeItem';
import { findChanges } from './findChanges';
import type { ChangeFilter } from './matchingChanges';
import { compare, type Happening, keysAfter, type Position } from './timeline';
import { toChange, upgradeToChange } from './toChange';

export interface TimelineOptions {
  filter: ChangeFilter;
  kinds: readonly ChangeKind[];
  fleet: FleetSnapshot;
  limit: number;
  /** Where the last page ended. */
  after?: Position;
}

/** The newest of what happened, from wherever it is kept. */
export async function readTimeline(
  reader: SqlReader,
  options: TimelineOptions,
): Promise<Happening[]> {
  const upgrades = await readUpgrades(reader, options);
  const changes = await readChanges(reader, options);
  return [...upgrades, ...changes].sort(compare).slice(0, options.limit);
}

async function readUpgrades(
  reader: SqlReader,
  { filter, kinds: asked, fleet, limit, after }: TimelineOptions,
): Promise<Happening[]> {
  const kinds = KINDS.filter(kind => asked.includes(kind));
  if (kinds.length === 0) {
    return [];
  }
  const to = keysAfter(after, 'upgrades', filter.to);
  const { rows } = await findUpgrades(reader, {
    filter: { ...filter, to },
    kinds: kinds.length < KINDS.length ? kinds : [],
    limit,
  });
  return rows.map(row => {
    const cluster = fleet.clusterOf(row.cluster_no);
    return {
      key: Number(row.id),
      source: 'upgrades',
      item: cluster && upgradeToChange(toUpgradeItem(row, cluster)),
    };
  });
}

async function readChanges(
  reader: SqlReader,
  { filter, kinds: asked, fleet, limit, after }: TimelineOptions,
): Promise<Happening[]> {
  const kinds = CHANGE_KINDS.filter(kind => asked.includes(kind));
  const to = keysAfter(after, 'changes', filter.to);
  const rows = await findChanges(reader, kinds, {
    filter: { ...filter, to },
    limit,
  });
  return rows.map(row => {
    const cluster = fleet.clusterOf(row.cluster_no);
    return {
      key: Number(row.id),
      source: 'changes',
      item: cluster && toChange(row, cluster),
    };
  });
}
