import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseYaml } from 'yaml';
import { badRequest, StatusError } from '../../errors';
import { isRecord, JsonRecord, Status } from '../../types';

const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** One request and the answer to it. */
export class Exchange {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly #closed = new AbortController();

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
  ) {
    const url = new URL(request.url ?? '/', 'http://server');
    this.path = url.pathname.replace(/(.)\/$/, '$1');
    this.query = url.searchParams;
    response.once('close', () => this.#closed.abort());
  }

  get method(): string {
    return this.request.method ?? 'GET';
  }

  /** Aborts when the client is gone or has its answer. */
  get signal(): AbortSignal {
    return this.#closed.signal;
  }

  /** Whether a parameter says yes. */
  flag(name: string): boolean {
    const value = this.query.get(name);
    return value === 'true' || value === '1';
  }

  /** The media type of the body, without its parameters. */
  get contentType(): string {
    const header = this.request.headers['content-type'] ?? 'application/json';
    return header.split(';')[0].trim().toLowerCase();
  }

  /** Answers with a document. */
  send(code: number, body: unknown, headers: Record<string, string> = {}) {
    this.#write(code, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  }

  /** Answers with text. */
  sendText(code: number, body: string) {
    this.#write(code, body, { 'content-type': 'text/plain; charset=utf-8' });
  }

  /** Answers to come later: in text, as the real server does before all else. */
  sendTooMany(retryAfterSeconds: number) {
    this.#write(429, 'Too many requests, please try again later.\n', {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': String(retryAfterSeconds),
    });
  }

  /** Answers that it failed, and why. */
  sendStatus(status: Status) {
    const retryAfter = status.details?.retryAfterSeconds;
    const headers = retryAfter ? { 'retry-after': String(retryAfter) } : {};
    this.send(status.code, status, headers as Record<string, string>);
  }

  /**
   * Reads the body as JSON, or as YAML where that is what it says it is.
   *
   * @throws InputError where it cannot be read
   */
  async readBody(accepted: string[], named: string[] = []): Promise<unknown> {
    if (!accepted.includes(this.contentType)) {
      throw unsupportedMediaType([...accepted, ...named]);
    }
    const text = await this.#readText();
    try {
      return this.contentType.endsWith('yaml')
        ? parseYaml(text)
        : JSON.parse(text);
    } catch {
      throw badRequest('the object provided is unrecognized');
    }
  }

  /** Reads a body that may be missing, as of a deletion. */
  async readOptionalBody(): Promise<JsonRecord> {
    const text = await this.#readText();
    const body = text ? JSON.parse(text) : {};
    return isRecord(body) ? body : {};
  }

  async #readText(): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.request) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) {
        throw new StatusError(
          413,
          'RequestEntityTooLarge',
          `Request entity too large: limit is ${MAX_BODY_BYTES}`,
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  #write(code: number, body: string, headers: Record<string, string>) {
    if (this.response.headersSent || this.response.destroyed) {
      return;
    }
    this.response.writeHead(code, {
      'cache-control': 'no-cache, private',
      'content-length': Buffer.byteLength(body),
      ...headers,
    });
    this.response.end(body);
  }
}

function unsupportedMediaType(accepted: string[]): StatusError {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}
