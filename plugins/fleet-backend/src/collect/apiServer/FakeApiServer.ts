import type { Clock } from '../clock';
import type {
  Answer,
  AnswerStream,
  ApiServer,
  EncodedRequestOptions,
  RequestOptions,
} from './ApiServer';
import { ApiServerError } from './ApiServerError';
import { encodeAnswer, FakeAnswer, JSON_TYPE, nextAnswer } from './FakeAnswer';
import { FakeStream } from './FakeStream';
import { parseJson } from './parseJson';
import type { ServerCertificate } from './ServerCertificate';

/** One that was asked of the server. */
export interface FakeRequest {
  path: string;
  query: URLSearchParams;
  accept: string;
}

/**
 * An API server whose answers tests script by path, as documents or as bytes.
 * What nobody scripted is not found; a watch that nobody scripted stays open.
 */
export class FakeApiServer implements ApiServer {
  readonly requests: FakeRequest[] = [];
  readonly watches: FakeStream[] = [];
  pings = 0;
  certificate?: ServerCertificate;
  /** Whether it speaks a protocol that has pings. */
  hasPings = true;
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
    const answer = await this.get(url, { ...options, accept: JSON_TYPE });
    return parseJson(answer.body);
  }

  async get(url: string, options: EncodedRequestOptions): Promise<Answer> {
    const { path, query } = await this.#receive(url, options);
    const answer = nextAnswer(this.#documents.get(path), () => {
      throw new ApiServerError('notFound', 'HTTP 404: no such path');
    });
    return encodeAnswer(answer(query));
  }

  async openStream(
    url: string,
    options: EncodedRequestOptions,
  ): Promise<AnswerStream> {
    const { path, query } = await this.#receive(url, options);
    const answer = nextAnswer(this.#watches.get(path), () => undefined)(query);
    const stream = answer instanceof FakeStream ? answer : new FakeStream(path);
    stream.open(options.signal);
    this.watches.push(stream);
    return { contentType: stream.contentType, chunks: stream };
  }

  async ping(options: RequestOptions): Promise<boolean> {
    if (this.hasPings) {
      this.pings += 1;
      await this.#reach(options);
    }
    return this.hasPings;
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

  async #receive(
    url: string,
    options: EncodedRequestOptions,
  ): Promise<FakeRequest> {
    const { pathname, searchParams: query } = new URL(url, 'http://fake');
    const request = { path: pathname, query, accept: options.accept };
    this.requests.push(request);
    await this.#reach(options);
    return request;
  }

  async #reach(options: RequestOptions) {
    options.signal.throwIfAborted();
    if (this.#frozen) {
      await this.clock.sleep(options.timeoutMs ?? 30_000, options.signal);
      throw new ApiServerError('unreachable', 'no answer in time');
    }
    this.outage?.();
  }
}
