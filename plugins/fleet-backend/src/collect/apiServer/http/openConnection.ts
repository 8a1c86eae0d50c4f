import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { certificateOf, type ServerCertificate } from '../ServerCertificate';
import { connectTls } from './connectTls';
import { Http1Connection } from './Http1Connection';
import { Http2Connection } from './Http2Connection';
import type { HttpConnection } from './HttpConnection';
import { tlsOptions } from './tlsOptions';

export interface OpenedConnection {
  connection: HttpConnection;
  /** What the server showed; absent without TLS. */
  certificate?: ServerCertificate;
}

/**
 * Connects to a cluster: by HTTP/2 where its server offers that, else by
 * HTTP/1.1, which needs a connection for each request that is under way.
 */
export async function openConnection(
  target: ClusterConnection,
  credential: ClusterCredential,
  signal: AbortSignal,
): Promise<OpenedConnection> {
  const url = new URL(target.url);
  const tls = tlsOptions(target, credential);
  const { tlsServerName } = target;
  const servername = tlsServerName;
  if (url.protocol !== 'https:') {
    return {
      connection: new Http1Connection(url.origin, { ...tls, servername }),
    };
  }
  const socket = await connectTls(url, tls, tlsServerName, signal);
  const shown = socket.getPeerX509Certificate();
  const certificate = shown && certificateOf(shown);
  if (socket.alpnProtocol === 'h2') {
    const connection = await Http2Connection.open(url.origin, socket, signal);
    return { connection, certificate };
  }
  socket.destroy();
  const connection = new Http1Connection(url.origin, { ...tls, servername });
  return { connection, certificate };
}
