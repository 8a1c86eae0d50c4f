import type {
  ClusterVersion,
  ClusterVersionList,
  ListClusterVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { Asker } from '../asker';
import type { ClusterRow, FleetSnapshot } from '../coverage';
import { createReader, type SqlReader } from '../sql';
import { shippedSupport, type SupportOf } from '../support';
import type { ClusterVersionsQuestion } from './ClusterVersionsQuestion';
import { countKubelets, type KubeletCount } from './countKubelets';
import { kubeletsOf } from './kubeletsOf';
import { pageOf } from './pageClusterVersions';
import { readVersionHistory } from './readVersionHistory';

const DAY_MS = 86_400_000;

/** Answers from the inventory, and from what is known of support dates. */
export class DatabaseClusterVersionsQuestion
  implements ClusterVersionsQuestion
{
  static create(options: {
    knex: Knex;
    /** By the shipped dates if absent. */
    supportOf?: SupportOf;
    /** In ms. */
    now?: () => number;
  }): ClusterVersionsQuestion {
    const { knex, supportOf = shippedSupport(), now = Date.now } = options;
    return new DatabaseClusterVersionsQuestion(
      createReader(knex),
      supportOf,
      now,
    );
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly supportOf: SupportOf,
    private readonly now: () => number,
  ) {}

  async answer(
    query: ListClusterVersions['query'],
    { fleet }: Asker,
  ): Promise<ClusterVersionList> {
    const asked = query.cluster ? [fleet.resolve(query.cluster)] : undefined;
    const wanted = new Set(query.distribution);
    const matching = (asked ?? fleet.clusters).filter(
      ({ distribution }) =>
        wanted.size === 0 || wanted.has(distribution ?? 'unknown'),
    );
    const { rows, nextCursor } = pageOf(matching, query, this.supportOf);
    const nos = rows.map(({ no }) => no);
    const kubelets = await countKubelets(this.reader, nos);
    const histories = await readVersionHistory(this.reader, nos);
    return {
      items: rows.map(row => ({
        ...this.#toVersion(row, kubelets.get(row.no) ?? [], fleet),
        history: histories.get(row.no),
      })),
      nextCursor,
      totalItems: matching.length,
      coverage: fleet.coverage(asked),
    };
  }

  #toVersion(
    row: ClusterRow,
    kubelets: readonly KubeletCount[],
    fleet: FleetSnapshot,
  ): ClusterVersion {
    return {
      cluster: { id: row.id, name: row.name },
      distribution: row.distribution ?? 'unknown',
      distributionVersion: row.distribution_version ?? undefined,
      version: row.git_version ?? undefined,
      ...kubeletsOf(row.git_version, kubelets),
      ...this.#supportOf(row),
      observedAt: row.observed_at ?? undefined,
      stale:
        !['current', 'initial'].includes(row.status) ||
        fleet.kindIs(row.no, 'Node', ['stale', 'forbidden']),
    };
  }

  #supportOf(row: ClusterRow) {
    const support = this.supportOf(row);
    if (!support) {
      return { nextVersions: [] };
    }
    const { source, asOf, follows, next, supportEndsAt } = support;
    return {
      supportEndsAt,
      endsIn: supportEndsAt ? this.#daysUntil(supportEndsAt) : undefined,
      extendedSupportEndsAt: support.extendedSupportEndsAt,
      supportSource: { url: source, asOf, follows },
      nextVersions: next ? [next] : [],
    };
  }

  /** Negative for a day that has been. */
  #daysUntil(day: string): number {
    const today = Math.floor(this.now() / DAY_MS);
    return Math.round(Date.parse(day) / DAY_MS) - today;
  }
}
