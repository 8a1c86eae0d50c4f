import type { IncomingHttpHeaders } from 'node:http';
import type { ClientHttp2Stream, IncomingHttpStatusHeader } from 'node:http2';
import { constants } from 'node:http2';
import type { HttpAnswer } from './HttpConnection';
import { closedError } from './eventOf';

export class Http2Answer implements HttpAnswer {
  readonly status: number;

  constructor(
    readonly body: ClientHttp2Stream,
    readonly headers: IncomingHttpHeaders & IncomingHttpStatusHeader,
  ) {
    this.status = headers[':status'] ?? 0;
  }

  /** Node ends a stream without an error where its connection is gone. */
  isWhole(): boolean {
    const { rstCode } = this.body;
    return !rstCode;
  }

  cancel() {
    cancelStream(this.body);
  }
}

/** Without close(), the server would be told that something went wrong. */
export function cancelStream(stream: ClientHttp2Stream) {
  stream.close(constants.NGHTTP2_CANCEL);
  stream.destroy(closedError());
}
