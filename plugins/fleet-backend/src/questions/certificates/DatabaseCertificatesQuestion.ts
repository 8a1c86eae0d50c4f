import type {
  CertificateList,
  ListCertificates,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, withinScope } from '../asker';
import { createReader, type Sql, type SqlReader } from '../sql';
import { untilMs } from '../times';
import type { CertificatesQuestion } from './CertificatesQuestion';
import {
  type AskedSource,
  countCertificates,
  findCertificates,
} from './findCertificates';
import { positionOf } from './position';
import { type CertificateSource, SOURCES } from './sources';
import { toCertificate } from './toCertificate';

const DEFAULT_LIMIT = 100;

/** Answers from what was seen of certificates. */
export class DatabaseCertificatesQuestion implements CertificatesQuestion {
  static create(options: {
    knex: Knex;
    /** In ms. */
    now?: () => number;
  }): CertificatesQuestion {
    const { knex, now = Date.now } = options;
    return new DatabaseCertificatesQuestion(createReader(knex), now);
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly now: () => number,
  ) {}

  async answer(
    query: ListCertificates['query'],
    asker: Asker,
  ): Promise<CertificateList> {
    const { fleet } = asker;
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const now = this.now();
    const sources = this.#asked(query, asker, now);
    const { found, nextCursor } = await findCertificates(this.reader, sources, {
      limit,
      after: cursor === undefined ? undefined : positionOf(cursor),
    });
    return {
      items: found.flatMap(one => toCertificate(one, { fleet, now })),
      nextCursor,
      totalItems: await countCertificates(this.reader, sources),
      coverage: fleet.coverage(
        query.cluster ? [fleet.resolve(query.cluster)] : undefined,
      ),
    };
  }

  #asked(
    { cluster, kind, expiresBefore }: ListCertificates['query'],
    asker: Asker,
    now: number,
  ): AskedSource[] {
    const no = cluster ? asker.fleet.resolve(cluster).no : undefined;
    const before =
      expiresBefore === undefined
        ? undefined
        : new Date(untilMs(expiresBefore, now)).toISOString();
    const filter: Sql[] = [
      ...condition('t.cluster_no = ?', no),
      ...condition('t.not_after < ?', before),
    ];
    return SOURCES.flatMap((source, number) => {
      const matching = [...this.#visible(source, asker), ...filter];
      return !kind || kind === source.kind
        ? [{ source, number, matching }]
        : [];
    });
  }

  #visible({ isNamespaced }: CertificateSource, asker: Asker): Sql[] {
    const { fleet, workloads } = asker;
    const nos = fleet.clusters.map(({ no }) => no);
    const within = isNamespaced
      ? withinScope(this.reader, workloads, 't')
      : undefined;
    return [
      ...(fleet.isWhole ? [] : [this.reader.oneOf('t.cluster_no', nos)]),
      ...(within ? [within] : []),
    ];
  }
}

function condition(text: string, value: string | number | undefined): Sql[] {
  return value === undefined ? [] : [{ text, values: [value] }];
}
