import type {
  DeclaredReason,
  DeclaredReasonCode,
} from '@flotilla/backstage-plugin-fleet-common';
import { type DeclaredRow, NEVER_RUN, PRODUCTION } from './DeclaredRow';

/** What is amiss with a service; at least one, of those that are found. */
export function reasonsOf(row: DeclaredRow): DeclaredReason[] {
  const { declared_by, runs, owner } = row;
  const isProduction = row.lifecycle === PRODUCTION;
  const mayRun = row.type === null || !NEVER_RUN.includes(row.type);
  const isSilent = !runs && !declared_by;
  return [
    ...when(
      !runs && declared_by,
      'annotationMatchesNothing',
      `Its annotation ${declared_by} matches no workload in any cluster that you may know of`,
    ),
    ...when(
      isProduction && mayRun && isSilent,
      'runsNowhere',
      'Its lifecycle is production, and no workload in any cluster that you may know of is called like it; it has no annotation that says how its workloads are found',
    ),
    ...when(
      isProduction && runs && !row.runs_outside,
      'onlyInDevelopment',
      'Its lifecycle is production, and it runs only in clusters of development, of those that you may know of',
    ),
    ...when(
      isProduction && (owner === null || row.owner_missing),
      'noOwner',
      owner === null
        ? 'Its lifecycle is production, and it names no owner'
        : `Its lifecycle is production, and the catalog does not have its owner ${owner}`,
    ),
  ];
}

function when(
  holds: unknown,
  code: DeclaredReasonCode,
  text: string,
): DeclaredReason[] {
  return holds ? [{ code, text }] : [];
}
