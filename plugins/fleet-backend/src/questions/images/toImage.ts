import type {
  Image,
  Vulnerabilities,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ImageUse } from '../../inventory/images/imageUse';
import { isMutable } from './isMutable';
import type { DigestRow } from './readDigests';
import type { ImageRow } from './readImages';

const MAX_DIGESTS = 20;

/** An image as the API shows it. */
export function toImage(options: {
  row: ImageRow;
  use: ImageUse;
  digests: readonly DigestRow[];
  vulnerabilities?: Vulnerabilities;
  /** The digest that was asked for. */
  askedDigest?: string;
  /** Without it, when something was first seen would tell of what is hidden. */
  seesAll: boolean;
}): Image {
  const { row, use, digests, vulnerabilities, askedDigest, seesAll } = options;
  const { repository, tag, digest } = row;
  const since = (at: string) => (seesAll ? { firstSeenAt: at } : {});
  return {
    repository,
    ...(tag ? { tag } : {}),
    ...(digest ? { digest } : {}),
    workloads: use.workloads,
    clusters: use.clusters,
    owners: [...use.owners],
    unowned: use.workloads - use.owned,
    ...since(row.first_seen_at),
    digests: digests.slice(0, MAX_DIGESTS).map(seen => ({
      digest: seen.digest,
      ...since(seen.first_seen_at),
    })),
    mutable: isMutable(row, digests.length),
    ...(vulnerabilities ? { vulnerabilities } : {}),
    filter: filterOf(row, askedDigest),
  };
}

/** What finds the workloads that were counted, in the question for those. */
function filterOf({ repository, tag, digest }: ImageRow, askedDigest?: string) {
  const absent = { $exists: false };
  return JSON.stringify({
    image: repository,
    tag: tag || absent,
    digest: askedDigest ?? (digest || absent),
  });
}
