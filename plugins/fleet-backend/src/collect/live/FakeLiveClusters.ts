import { NotFoundError } from '@backstage/errors';
import type { LiveClusters, LiveRead } from './LiveClusters';

/** Clusters whose answers tests write, by cluster and path without its query. */
export class FakeLiveClusters implements LiveClusters {
  /** Paths with their queries, in the order in which they were asked for. */
  readonly asked: string[] = [];
  readonly #answers = new Map<string, (query: URLSearchParams) => string>();

  answer(
    clusterId: string,
    path: string,
    answer: (query: URLSearchParams) => string,
  ): this {
    this.#answers.set(`${clusterId} ${path}`, answer);
    return this;
  }

  ask<T>(clusterId: string, work: (read: LiveRead) => Promise<T>): Promise<T> {
    return work(async path => {
      this.asked.push(path);
      const { pathname, searchParams } = new URL(path, 'http://cluster');
      const answer = this.#answers.get(`${clusterId} ${pathname}`);
      if (!answer) {
        throw new NotFoundError(`There is no ${path}`);
      }
      return Buffer.from(answer(searchParams));
    });
  }
}
