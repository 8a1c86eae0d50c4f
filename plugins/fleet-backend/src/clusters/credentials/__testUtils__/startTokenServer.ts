import {
  createServer,
  IncomingHttpHeaders,
  IncomingMessage,
  Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token server was sent. */
export interface TokenRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  form: URLSearchParams;
}

export interface TokenAnswer {
  status?: number;
  body: unknown;
}

export interface TokenServer {
  url: string;
  /** All that was asked, in order. */
  requests: TokenRequest[];
  close(): Promise<void>;
}

/** An HTTP server on loopback. What its handler throws is answered as 400. */
export async function startTokenServer(
  handle: (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer>,
): Promise<TokenServer> {
  const requests: TokenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    const { status = 200, body } = await answer(handle, request);
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/xml' : 'application/json',
    });
    response.end(isText ? body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => closeAll(server),
  };
}

async function read(incoming: IncomingMessage): Promise<TokenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString();
  return {
    method: incoming.method!,
    url: new URL(incoming.url!, 'http://token.server'),
    headers: incoming.headers,
    body,
    form: new URLSearchParams(body),
  };
}

async function answer(
  handle: (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer>,
  request: TokenRequest,
): Promise<TokenAnswer> {
  try {
    return await handle(request);
  } catch (error) {
    return {
      status: 400,
      body: { error: 'invalid_request', error_description: String(error) },
    };
  }
}

function closeAll(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise<void>((resolve, reject) =>
    server.close(error => (error ? reject(error) : resolve())),
  );
}
