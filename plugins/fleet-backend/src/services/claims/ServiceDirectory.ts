import type { LookupAlternative, Requirement } from '../lookup';
import type { KeptService } from '../Service';
import type { Claim, ClaimableWorkload } from './Claim';
import { confidenceNumber } from './confidences';
import { holds } from './holds';
import { keysOf, labelKeys } from './labelKeys';

/** A way in which one service's workloads are found. */
interface Way {
  service: KeptService;
  alternative: LookupAlternative;
  confidence: number;
}

/**
 * Tells to which service a workload belongs. Services are found by the labels
 * of the workload, so that thousands of them cost no more than a few.
 */
export class ServiceDirectory {
  readonly #byLabel = new Map<string, Way[]>();

  constructor(services: readonly KeptService[]) {
    for (const service of services) {
      for (const alternative of service.lookup.alternatives) {
        const confidence = confidenceNumber(alternative.match.confidence);
        const way = { service, alternative, confidence };
        keysOf(alternative.requirements).forEach(key => this.#add(key, way));
      }
    }
  }

  /**
   * The service that a workload belongs to: that which is surest, which names
   * its namespace or cluster, which came first to the catalog, in this order.
   */
  claimOf(workload: ClaimableWorkload): Claim | undefined {
    const [best] = labelKeys(workload.labels)
      .flatMap(key => this.#byLabel.get(key) ?? [])
      .filter(way => isFoundBy(workload, way))
      .sort(surestFirst);
    return (
      best && {
        serviceId: best.service.id,
        confidence: best.confidence,
        by: best.alternative.match.by,
      }
    );
  }

  #add(key: string, way: Way) {
    const ways = this.#byLabel.get(key);
    if (ways) {
      ways.push(way);
    } else {
      this.#byLabel.set(key, [way]);
    }
  }
}

function isFoundBy(workload: ClaimableWorkload, way: Way): boolean {
  const { namespace, cluster } = way.service.lookup;
  const { clusterId, clusterName } = workload;
  const all: readonly Requirement[] = way.alternative.requirements;
  return (
    (!namespace || namespace === workload.namespace) &&
    (!cluster || cluster === clusterId || cluster === clusterName) &&
    all.every(one => holds(one, workload.labels))
  );
}

function surestFirst(a: Way, b: Way): number {
  return (
    a.confidence - b.confidence ||
    narrowness(b) - narrowness(a) ||
    a.service.id - b.service.id
  );
}

function narrowness({ service: { lookup } }: Way): number {
  return (lookup.namespace ? 1 : 0) + (lookup.cluster ? 1 : 0);
}
