import { minorOf } from '../kubernetesVersions';
import type {
  Support,
  SupportData,
  SupportedVersions,
  SupportOf,
} from './types';

/** Looks support dates up in data; what they do not say stays unknown. */
export function createSupportOf(data: SupportData): SupportOf {
  return cluster => {
    const found = versionsOf(data, cluster.distribution ?? '');
    if (!found) {
      return undefined;
    }
    const { versions, versionOf, source, asOf } = found.of;
    const version = minorOf(
      versionOf === 'distribution'
        ? cluster.distribution_version
        : cluster.git_version,
    );
    if (!version) {
      return undefined;
    }
    const { major, minor } = version;
    const next = `${major}.${minor + 1}`;
    const support: Support = {
      ...ownOf(versions, `${major}.${minor}`),
      ...(ownOf(versions, next) ? { next } : {}),
      source,
      asOf,
      ...(found.follows ? { follows: found.follows } : {}),
    };
    return support.supportEndsAt || support.next ? support : undefined;
  };
}

/** One distribution follows another, and that none. */
function versionsOf(
  data: SupportData,
  distribution: string,
): { of: SupportedVersions; follows?: string } | undefined {
  const entry = ownOf(data, distribution);
  if (!entry || !('follows' in entry)) {
    return entry && { of: entry };
  }
  const of = ownOf(data, entry.follows);
  return of && !('follows' in of) ? { of, follows: entry.follows } : undefined;
}

function ownOf<T>(
  record: Readonly<Record<string, T>>,
  key: string,
): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
