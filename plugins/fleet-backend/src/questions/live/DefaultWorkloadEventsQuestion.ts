import type {
  WorkloadEvent,
  WorkloadEventList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { LiveClusters } from '../../collect/live';
import { dialectOf } from '../../inventory/store/dialect';
import type { Asker } from '../asker';
import { createReader } from '../sql';
import { findWorkload, type LiveReader } from './findWorkload';
import type { WorkloadEventsQuestion } from './LiveQuestions';
import { readControllersOf, readPodsOf } from './readParts';
import { readEvents } from './readEvents';
import { toWorkloadEvent } from './toWorkloadEvent';

const MAX_EVENTS = 200;

export interface LiveQuestionOptions {
  knex: Knex;
  live: LiveClusters;
  /** In ms. */
  now?: () => number;
}

/** Knows from the inventory which pods there are, and asks the cluster. */
export class DefaultWorkloadEventsQuestion implements WorkloadEventsQuestion {
  readonly #db: LiveReader;
  readonly #live: LiveClusters;

  static create(options: LiveQuestionOptions): WorkloadEventsQuestion {
    return new DefaultWorkloadEventsQuestion(options);
  }

  private constructor({ knex, live }: LiveQuestionOptions) {
    this.#db = { reader: createReader(knex), dialect: dialectOf(knex) };
    this.#live = live;
  }

  async answer(
    { id }: { id: string },
    asker: Asker,
  ): Promise<WorkloadEventList> {
    const { workload, cluster } = await findWorkload(this.#db, id, asker);
    const { reader } = this.#db;
    const [pods, controllers] = await Promise.all([
      readPodsOf(reader, cluster.no, workload),
      readControllersOf(reader, workload),
    ]);
    const about = new Set(
      [
        workload,
        ...controllers,
        ...pods.map(({ name }) => ({ kind: 'Pod', name })),
      ].map(keyOf),
    );
    const { events, isWhole } = await this.#live.ask(cluster.id, read =>
      readEvents(read, workload.namespace),
    );
    const items = events
      .map(toWorkloadEvent)
      .filter(event => event !== undefined)
      .filter(({ object }) => about.has(keyOf(object)))
      .sort(newestFirst);
    return {
      items: items.slice(0, MAX_EVENTS),
      isWhole: isWhole && items.length <= MAX_EVENTS,
      coverage: asker.fleet.coverage([cluster]),
    };
  }
}

function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

function newestFirst(a: WorkloadEvent, b: WorkloadEvent): number {
  return Date.parse(b.lastAt) - Date.parse(a.lastAt);
}
