import type { AddonCompatibility as Answer } from '@flotilla/backstage-plugin-fleet-common';
import type { AddonCompatibility } from '../../inventory';
import { type MinorVersion, minorOf } from '../kubernetesVersions';

type Status = Answer['status'];

/** The lowest and the highest minor version of Kubernetes 1. */
type Range = readonly [from: number, to: number];

/**
 * Whether a version of an add-on goes with a cluster's Kubernetes, and with the
 * next minor version; unknown is what nobody says.
 */
export function compatibilityOf(
  known: AddonCompatibility | undefined,
  version: string | undefined,
  gitVersion: string | null,
): Answer {
  const own = minorOf(version);
  const range = known && own && rangeOf(known, own);
  const minor = minorOf(gitVersion)?.minor;
  if (!range) {
    return { status: 'unknown', next: 'unknown' };
  }
  const { source, asOf } = known;
  return {
    status: statusOf(range, minor),
    next: statusOf(range, minor === undefined ? undefined : minor + 1),
    kubernetes: `1.${range[0]} to 1.${range[1]}`,
    source: { url: source, asOf },
  };
}

function rangeOf(
  { versions, follows }: AddonCompatibility,
  { major, minor }: MinorVersion,
): Range | undefined {
  if (follows) {
    return major === 1 ? [minor, minor + follows.behind] : undefined;
  }
  const key = `${major}.${minor}`;
  const text =
    versions && Object.hasOwn(versions, key) ? versions[key] : undefined;
  const [from, to] = (text ?? '').split(' - ').map(end => minorOf(end)?.minor);
  return from === undefined || to === undefined ? undefined : [from, to];
}

function statusOf([from, to]: Range, minor: number | undefined): Status {
  if (minor === undefined) {
    return 'unknown';
  }
  return minor >= from && minor <= to ? 'compatible' : 'incompatible';
}
