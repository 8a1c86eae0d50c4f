import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { createReader, type Sql, type SqlReader } from '../../questions/sql';
import type { Consumes } from './apiOrder';
import type { DeliverableWorkload, ServiceFacts } from './ServiceFacts';

/** Kinds whose template an image change may be of. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout'];

interface Row {
  cluster_no: number;
  kind: string;
  namespace: string;
  name: string;
  /** JSON. */
  images: string;
  entity_ref: string | null;
  owner: string | null;
}

/**
 * From the inventory, and from what it knows of the catalog. Only workloads
 * that belong to a service for sure are the service's.
 */
export class DatabaseServiceFacts implements ServiceFacts {
  readonly #reader: SqlReader;

  static create(knex: Knex): ServiceFacts {
    return new DatabaseServiceFacts(createReader(knex));
  }

  private constructor(reader: SqlReader) {
    this.#reader = reader;
  }

  async servicesOf(entityRef: string): Promise<string[]> {
    if (!entityRef.startsWith('system:')) {
      return [entityRef];
    }
    const rows = await this.#reader.read<{ entity_ref: string }>({
      text: 'select entity_ref from services where system = ? order by entity_ref',
      values: [entityRef],
    });
    return rows.map(row => row.entity_ref);
  }

  async ownersOf(
    services: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const { text, values } = this.#reader.oneOf('entity_ref', services);
    const rows = await this.#reader.read<{ entity_ref: string; owner: string }>(
      {
        text: `select entity_ref, owner from services
          where owner is not null and ${text}`,
        values,
      },
    );
    return new Map(rows.map(row => [row.entity_ref, row.owner]));
  }

  async consumes(services: readonly string[]): Promise<Consumes> {
    const { text, values } = this.#reader.oneOf('c.entity_ref', services);
    const provided = this.#reader.oneOf('p.entity_ref', services);
    const rows = await this.#reader.read<{
      consumer: string;
      provider: string;
    }>({
      text: `select c.entity_ref as consumer, p.entity_ref as provider
        from services c
        join service_relations used
          on used.service_id = c.id and used.relation = 'consumesApi'
        join service_relations given
          on given.target = used.target and given.relation = 'providesApi'
        join services p on p.id = given.service_id
        where ${text} and ${provided.text}`,
      values: [...values, ...provided.values],
    });
    const consumes = new Map<string, Set<string>>();
    for (const { consumer, provider } of rows) {
      const providers = consumes.get(consumer) ?? new Set();
      consumes.set(consumer, providers.add(provider));
    }
    return consumes;
  }

  async workloadsOf(
    services: readonly string[],
  ): Promise<DeliverableWorkload[]> {
    const { text, values } = this.#reader.oneOf('s.entity_ref', services);
    return this.#workloads({
      text: `w.service_confidence = 0 and w.service_id in
        (select s.id from services s where ${text})`,
      values,
    });
  }

  async workloadsNamed(
    workload: { kind: string; namespace: string; name: string },
    clusterNos: readonly number[],
  ): Promise<DeliverableWorkload[]> {
    const { kind, namespace, name } = workload;
    const { text, values } = this.#reader.oneOf('w.cluster_no', clusterNos);
    return this.#workloads({
      text: `w.kind = ? and w.namespace = ? and w.name = ? and ${text}`,
      values: [kind, namespace, name, ...values],
    });
  }

  async #workloads(which: Sql): Promise<DeliverableWorkload[]> {
    const kinds = this.#reader.oneOf('w.kind', KINDS);
    const rows = await this.#reader.read<Row>({
      text: `select w.cluster_no, w.kind, w.namespace, w.name,
          t.text as images, s.entity_ref, s.owner
        from workloads w join texts t on t.id = w.images
        left join services s
          on s.id = w.service_id and w.service_confidence = 0
        where w.owner_id is null and ${which.text} and ${kinds.text}
        order by w.cluster_no, w.namespace, w.kind, w.name`,
      values: [...which.values, ...kinds.values],
    });
    return rows.map(toWorkload);
  }
}

function toWorkload(row: Row): DeliverableWorkload {
  const { cluster_no: clusterNo, kind, namespace, name } = row;
  const images: { container: string; image: string }[] = JSON.parse(row.images);
  return {
    clusterNo,
    kind,
    namespace,
    name,
    containers: images.map(({ container, image }) => {
      return { container, repository: parseImage(image).image };
    }),
    entityRef: row.entity_ref ?? undefined,
    owner: row.owner ?? undefined,
  };
}
