import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { connectTls } from './connectTls';
import { Http1Connection } from './Http1Connection';
import { Http2Connection } from './Http2Connection';
import type { HttpConnection } from './HttpConnection';
import { tlsOptions } from './tlsOptions';

/**
 * Connects to a cluster: by HTTP/2 where its server offers that, else by
 * HTTP/1.1, which needs a connection for each request that is under way.
 */
export async function openConnection(
  target: ClusterConnection,
  credential: ClusterCredential,
  signal: AbortSignal,
): Promise<HttpConnection> {
  const url = new URL(target.url);
  const tls = tlsOptions(target, credential);
  const { tlsServerName } = target;
  if (url.protocol === 'https:') {
    const socket = await connectTls(url, tls, tlsServerName, signal);
    if (socket.alpnProtocol === 'h2') {
      return await Http2Connection.open(url.origin, socket, signal);
    }
    socket.destroy();
  }
  return new Http1Connection(url.origin, { ...tls, servername: tlsServerName });
}
