import {
  createProjections,
  DiffingSink,
  type InventoryWriter,
} from '../inventory';
import { groupBy } from '../questions/coverage/groupBy';
import type { TestObject } from './objects';

/** A cluster whose objects come as from a watch, by the inventory's real way. */
export class WatchedCluster {
  readonly #sinks = new Map<string, DiffingSink>();
  #version = 0;

  constructor(
    private readonly id: string,
    private readonly writer: InventoryWriter,
  ) {}

  /** Objects that are new or changed, one batch for each kind. */
  async changed(...objects: TestObject[]): Promise<void> {
    for (const [kind, some] of this.#byKind(objects)) {
      const events = some.map(object => ({ type: 'changed' as const, object }));
      await this.#sink(kind).apply(events, this.#next());
    }
  }

  async deleted(object: TestObject): Promise<void> {
    const events = [{ type: 'deleted' as const, object }];
    await this.#sink(object.kind as string).apply(events, this.#next());
  }

  /** All objects of their kinds that there are, as a list has them. */
  async listed(...objects: TestObject[]): Promise<void> {
    for (const [kind, some] of this.#byKind(objects)) {
      const round = this.#sink(kind).replace();
      await round.add([...some]);
      await round.finish(this.#next());
    }
  }

  #byKind(objects: readonly TestObject[]) {
    return groupBy(objects, ({ kind }) => kind as string);
  }

  #next(): string {
    this.#version += 1;
    return String(this.#version);
  }

  #sink(kind: string): DiffingSink {
    const known = this.#sinks.get(kind);
    const { id: clusterId, writer } = this;
    const projection = createProjections([]).get(kind)!;
    const sink = known ?? new DiffingSink({ clusterId, projection, writer });
    this.#sinks.set(kind, sink);
    return sink;
  }
}
