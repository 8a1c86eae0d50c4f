import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import { acceptFor, decodeList, decodeWatch } from '../decoders';
import type { ListPage, WatchFrames } from '../decoders/types';
import { CollectedResource, resourcePath } from '../resources';
import type { ReflectorCounters } from './ReflectorCounters';
import type { ServerTraits } from './ServerTraits';

export interface KindClientOptions {
  server: ApiServer;
  resource: CollectedResource;
  traits: ServerTraits;
  counters: ReflectorCounters;
  /** Larger objects are refused. */
  maxObjectBytes: number;
}

export type Query = Record<string, string>;

/** Asks one API server for one kind, in the best encoding that it has for it. */
export class KindClient {
  readonly #path: string;

  constructor(private readonly options: KindClientOptions) {
    this.#path = resourcePath(options.resource);
  }

  /** One page of a list. */
  async page(query: Query, signal: AbortSignal): Promise<ListPage> {
    const { server, resource, maxObjectBytes, counters } = this.options;
    const url = this.#url(query);
    const answer = await this.#ask('list', accept =>
      server.get(url, { accept, signal }),
    );
    const { kind, metadataOnly } = resource;
    const page = decodeList(answer, kind, { maxObjectBytes, metadataOnly });
    counters.bytes += page.bytes;
    return page;
  }

  /** Opens a watch. */
  async watch(
    query: Query,
    signal: AbortSignal,
  ): Promise<AsyncIterable<WatchFrames>> {
    const { server, resource, maxObjectBytes } = this.options;
    const url = this.#url({ watch: 'true', ...query });
    const stream = await this.#ask('watch', accept =>
      server.openStream(url, { accept, signal }),
    );
    const { kind, metadataOnly } = resource;
    return decodeWatch(stream, kind, { maxObjectBytes, metadataOnly });
  }

  /** Whether the server has this kind at all, as far as it says. */
  async isServed(signal: AbortSignal): Promise<boolean> {
    const { resource, traits } = this.options;
    return !resource.optional || traits.discovery.serves(resource, signal);
  }

  #url(query: Query): string {
    const { labelSelector } = this.options.resource;
    const all = labelSelector ? { ...query, labelSelector } : query;
    return `${this.#path}?${new URLSearchParams(all)}`;
  }

  async #ask<T>(
    use: 'list' | 'watch',
    ask: (accept: string) => Promise<T>,
  ): Promise<T> {
    const { resource, traits } = this.options;
    const accept = () =>
      acceptFor(resource, use, { jsonOnly: traits.isJsonOnly(resource.kind) });
    try {
      return await ask(accept());
    } catch (error) {
      if (traits.learnEncoding(resource.kind, error)) {
        return ask(accept());
      }
      if (error instanceof ApiServerError && error.failure === 'notFound') {
        traits.discovery.forget(resource);
      }
      throw error;
    }
  }
}
