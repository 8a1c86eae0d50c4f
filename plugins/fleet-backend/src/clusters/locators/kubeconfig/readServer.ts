import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { caProblem, urlProblem } from '../checkConnection';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, textOf } from '../fields';

/**
 * How a cluster entry is reached.
 *
 * @param folder - What relative paths are relative to; files are refused if absent
 */
export async function readServer(
  cluster: Fields,
  folder?: string,
): Promise<ServerOfCluster | { problem: string }> {
  const url = textOf(cluster, 'server');
  const badUrl = urlProblem(url);
  if (!url || badUrl) {
    return { problem: badUrl ?? 'it has no server URL' };
  }
  if (textOf(cluster, 'proxy-url')) {
    return { problem: 'proxy-url is not supported yet' };
  }
  const caData = await readAuthority(cluster, folder);
  if (typeof caData === 'object') {
    return caData;
  }
  const badCa = caData === undefined ? undefined : caProblem(caData);
  if (badCa) {
    return { problem: badCa };
  }
  return {
    url,
    caData,
    tlsServerName: textOf(cluster, 'tls-server-name'),
    skipTlsVerify: cluster['insecure-skip-tls-verify'] === true,
  };
}

async function readAuthority(cluster: Fields, folder: string | undefined) {
  const data = textOf(cluster, 'certificate-authority-data');
  if (data) {
    return Buffer.from(data, 'base64').toString('utf8');
  }
  const file = textOf(cluster, 'certificate-authority');
  if (file && folder === undefined) {
    return { problem: 'its certificate-authority is a file, which is refused' };
  }
  return file && folder !== undefined
    ? readFile(resolve(folder, file), 'utf8').catch(() => ({
        problem: 'its certificate-authority file cannot be read',
      }))
    : undefined;
}
