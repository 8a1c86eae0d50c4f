import { urlProblem } from '../checkConnection';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, listOf, textOf } from '../fields';
import { readCaData } from '../readCaData';

/**
 * The address that a ManagedCluster gives of itself; undefined where it gives
 * none. Without a caBundle it is one that the system's authorities know.
 */
export function directServer(
  spec: Fields,
): ServerOfCluster | { problem: string } | undefined {
  const [config] = listOf(spec, 'managedClusterClientConfigs');
  const url = config && textOf(config, 'url');
  if (!url) {
    return undefined;
  }
  const badUrl = urlProblem(url);
  return badUrl
    ? { problem: badUrl }
    : { url, ...readCaData(textOf(config, 'caBundle')) };
}
