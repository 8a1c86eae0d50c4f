import type { Config } from '@backstage/config';
import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';
import { caProblem, urlProblem } from '../checkConnection';

/** Everything of a connection but the credential. */
export type ServerOfCluster = Omit<ClusterConnection, 'credential'>;

/**
 * How an API server in app-config is reached. What is returned reads the
 * certificate authority's file anew each time.
 *
 * @param options - defaultCaFile is read where no authority is given, if it is there
 */
export function readConfiguredServer(
  config: Config,
  options: { defaultCaFile?: string } = {},
): () => Promise<ServerOfCluster | { problem: string }> {
  const caData = config.getOptionalString('caData');
  const caFile = config.getOptionalString('caFile');
  const server = {
    url: config.getString('url'),
    tlsServerName: config.getOptionalString('tlsServerName'),
    skipTlsVerify: config.getOptionalBoolean('skipTLSVerify'),
  };
  return async () => {
    const badUrl = urlProblem(server.url);
    if (badUrl) {
      return { problem: badUrl };
    }
    const pem = await (caData || caFile
      ? readCa(caData, caFile)
      : readIfThere(options.defaultCaFile));
    if (pem === undefined) {
      return server;
    }
    if (typeof pem !== 'string') {
      return pem;
    }
    const badCa = caProblem(pem);
    return badCa ? { problem: badCa } : { ...server, caData: pem };
  };
}

async function readCa(caData?: string, caFile?: string) {
  if (caData) {
    return Buffer.from(caData, 'base64').toString('utf8');
  }
  if (!caFile) {
    return undefined;
  }
  return readFile(caFile, 'utf8').catch(() => ({
    problem: 'its caFile cannot be read',
  }));
}

async function readIfThere(file: string | undefined) {
  return file ? readFile(file, 'utf8').catch(() => undefined) : undefined;
}
