import type { Clock } from '../clock';
import type { ApiServer, RequestOptions } from './ApiServer';
import { ApiServerError } from './ApiServerError';
import { FakeStream } from './FakeStream';

/** What a test answers to one request: a document, or an error to throw. */
export type FakeAnswer = (query: URLSearchParams) => unknown;

/** One that was asked of the server. */
export interface FakeRequest {
  path: string;
  query: URLSearchParams;
}

/**
 * An API server whose answers tests script by path. What nobody scripted is
 * not found; a watch that nobody scripted stays open.
 */
export class FakeApiServer implements ApiServer {
  readonly requests: FakeRequest[] = [];
  readonly watches: FakeStream[] = [];
  closed = false;
  /** Answers to everything, before anything else; for outages. */
  outage?: () => unknown;
  #frozen = false;
  readonly #documents = new Map<string, FakeAnswer[]>();
  readonly #watches = new Map<string, FakeAnswer[]>();

  constructor(private readonly clock: Clock) {}

  /** Answers to this path, one after the other; the last one stays. */
  document(path: string, ...answers: FakeAnswer[]): this {
    this.#documents.set(path, answers);
    return this;
  }

  /** What watches of this path come to; the last one stays. */
  watch(path: string, ...answers: FakeAnswer[]): this {
    this.#watches.set(path, answers);
    return this;
  }

  /** Keeps its connections, and says nothing any more. */
  freeze() {
    this.#frozen = true;
  }

  thaw() {
    this.#frozen = false;
  }

  /** Breaks every watch that is open. */
  breakWatches(error: ApiServerError) {
    this.watches.forEach(stream => stream.fail(error));
  }

  async getJson(url: string, options: RequestOptions): Promise<unknown> {
    const { path, query } = await this.#receive(url, options);
    return next(this.#documents.get(path), () => {
      throw new ApiServerError('notFound', 'HTTP 404: no such path');
    })(query);
  }

  async openStream(
    url: string,
    options: RequestOptions,
  ): Promise<AsyncIterable<unknown>> {
    const { path, query } = await this.#receive(url, options);
    const answer = next(this.#watches.get(path), () => undefined)(query);
    const stream = answer instanceof FakeStream ? answer : new FakeStream(path);
    stream.open(options.signal);
    this.watches.push(stream);
    return stream;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  /** The watch of a path that was opened last. */
  lastWatch(path: string): FakeStream {
    const stream = this.watches.filter(one => one.path === path).pop();
    if (!stream) {
      throw new Error(`Nobody watched ${path}`);
    }
    return stream;
  }

  /** What was asked of a path, lists and watches apart. */
  lists(path: string): URLSearchParams[] {
    return this.#asked(path).filter(query => !query.has('watch'));
  }

  watchQueries(path: string): URLSearchParams[] {
    return this.#asked(path).filter(query => query.has('watch'));
  }

  #asked(path: string) {
    return this.requests
      .filter(request => request.path === path)
      .map(({ query }) => query);
  }

  async #receive(url: string, options: RequestOptions): Promise<FakeRequest> {
    const { pathname, searchParams } = new URL(url, 'http://fake');
    const request = { path: pathname, query: searchParams };
    this.requests.push(request);
    options.signal.throwIfAborted();
    if (this.#frozen) {
      await this.clock.sleep(options.timeoutMs ?? 30_000, options.signal);
      throw new ApiServerError('unreachable', 'no answer in time');
    }
    this.outage?.();
    return request;
  }
}

function next(
  answers: FakeAnswer[] | undefined,
  otherwise: FakeAnswer,
): FakeAnswer {
  const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0];
  return answer ?? otherwise;
}
