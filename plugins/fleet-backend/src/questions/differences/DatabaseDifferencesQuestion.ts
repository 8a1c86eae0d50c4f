import { InputError } from '@backstage/errors';
import type {
  DifferenceList,
  ListDifferences,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import type { ClusterRow } from '../coverage';
import { refOf } from '../entityRefs';
import { minorOf } from '../kubernetesVersions';
import { createReader, type SqlReader } from '../sql';
import { compareClusters } from './compareClusters';
import type { DifferencesQuestion } from './DifferencesQuestion';
import { differsIn } from './differsIn';
import { countKinds, pageOf } from './pages';
import { type Pair, pairsOf } from './pairs';
import { readTemplateHashes } from './readTemplateHashes';
import { readWorkloads } from './readWorkloads';
import { RunningDigests } from './RunningDigests';
import { toDifferences } from './toDifferences';

type Query = ListDifferences['query'];

/** Answers from the inventory: what there is in both clusters is compared here. */
export class DatabaseDifferencesQuestion implements DifferencesQuestion {
  static create({ knex }: { knex: Knex }): DifferencesQuestion {
    return new DatabaseDifferencesQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(query: Query, asker: Asker): Promise<DifferenceList> {
    const { fleet } = asker;
    const [left, right] = [query.left, query.right].map(one =>
      fleet.resolve(one),
    );
    if (left === right) {
      throw new InputError('left and right are the same cluster');
    }
    const pairs = await this.#pairs(query, asker, { left, right });
    const { compared, ...by } = await this.#compare(pairs, { left, right });
    const clusters = await compareClusters(this.reader, left, right);
    const { page, ...pages } = pageOf(compared, query);
    return {
      left: { id: left.id, name: left.name },
      right: { id: right.id, name: right.name },
      clusters: query.all ? clusters : clusters.filter(({ same }) => !same),
      configuration: by.configuration,
      counts: countKinds(compared),
      items: await toDifferences(this.reader, page, { left, right, ...by }),
      ...pages,
      coverage: fleet.coverage([left, right]),
    };
  }

  async #pairs(
    { entityRef }: Query,
    asker: Asker,
    { left, right }: Record<'left' | 'right', ClusterRow>,
  ): Promise<Pair[]> {
    const workloads = await readWorkloads(this.reader, [left.no, right.no], {
      visible: visibleTo(this.reader, asker, 'w'),
      entityRef: entityRef ? refOf(entityRef) : undefined,
    });
    return pairsOf(workloads, left.no);
  }

  async #compare(
    pairs: readonly Pair[],
    { left, right }: Record<'left' | 'right', ClusterRow>,
  ) {
    const nos = [left.no, right.no];
    const digests = await RunningDigests.read(this.reader, nos, pairs);
    const known = await readTemplateHashes(
      this.reader,
      pairs.flatMap(pair => [pair.left, pair.right].flatMap(one => one ?? [])),
    );
    const isComparable = haveSameMinor(left, right);
    const hashes = isComparable ? known : new Map<number, string>();
    const by = {
      hashes,
      hasOtherDigests: digests.hasOther.bind(digests),
    };
    return {
      hashes: known,
      digests,
      configuration: {
        by: isComparable ? ('templateHash' as const) : ('none' as const),
        compared: pairs.filter(
          pair =>
            hashes.has(pair.left?.id ?? -1) && hashes.has(pair.right?.id ?? -1),
        ).length,
      },
      compared: pairs.map(pair => ({ pair, kinds: differsIn(pair, by) })),
    };
  }
}

/** Kubernetes makes another hash of the same template from minor to minor. */
function haveSameMinor(left: ClusterRow, right: ClusterRow): boolean {
  const [one, other] = [left, right].map(row => minorOf(row.git_version));
  return (
    one !== undefined &&
    other !== undefined &&
    one.major === other.major &&
    one.minor === other.minor
  );
}
