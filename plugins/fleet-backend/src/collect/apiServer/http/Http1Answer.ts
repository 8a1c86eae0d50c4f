import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { HttpAnswer } from './HttpConnection';

/** undici breaks a body that is cut off by itself. */
export class Http1Answer implements HttpAnswer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly body: Readable;

  constructor({ statusCode, headers, body }: Dispatcher.ResponseData) {
    this.status = statusCode;
    this.headers = headers;
    this.body = body;
  }

  isWhole(): boolean {
    return true;
  }

  cancel() {
    this.body.destroy();
  }
}
