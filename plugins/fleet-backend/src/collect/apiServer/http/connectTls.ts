import { isIP } from 'node:net';
import { checkServerIdentity, connect, TLSSocket } from 'node:tls';
import { eventOf } from './eventOf';
import type { TlsOptions } from './tlsOptions';

const HTTPS_PORT = 443;
/** Finds dead what is not pinged, such as a connection that only ends streams. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Connects to the host of a URL, and lets the server choose between HTTP/2 and
 * HTTP/1.1: the socket's alpnProtocol says which, if any.
 *
 * @param serverName - To expect in the certificate; by default the URL's host
 */
export async function connectTls(
  url: URL,
  tls: TlsOptions,
  serverName: string | undefined,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const expected = serverName ?? host;
  const socket = connect({
    ...tls,
    host,
    port: Number(url.port) || HTTPS_PORT,
    ALPNProtocols: ['h2', 'http/1.1'],
    // An address is no name that TLS could ask for; it is checked all the same.
    servername: isIP(expected) ? '' : expected,
    checkServerIdentity: (_, cert) => checkServerIdentity(expected, cert),
  });
  try {
    await eventOf(socket, 'secureConnect', signal);
    return socket.setKeepAlive(true, KEEP_ALIVE_MS);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
