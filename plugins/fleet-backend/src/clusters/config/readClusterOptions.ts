import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterOptions,
  OpenCostLocation,
} from '@flotilla/backstage-plugin-fleet-node';

/** Of namespaces, services and the like. */
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * What is read besides of the clusters of an entry, or of one of them; what it
 * does not say is absent.
 *
 * @throws InputError for what cannot be right
 */
export function readClusterOptions(config: Config): ClusterOptions {
  const helmSecrets = config.getOptionalBoolean('helmSecrets');
  const openCost = readOpenCost(config);
  return {
    ...(helmSecrets === undefined ? {} : { helmSecrets }),
    ...(openCost === undefined ? {} : { openCost }),
  };
}

function readOpenCost(config: Config): ClusterOptions['openCost'] {
  if (config.getOptional('openCost') === false) {
    return false;
  }
  const location = config.getOptionalConfig('openCost');
  if (!location) {
    return undefined;
  }
  const currency = matching(location, 'currency', /^[A-Z]{3}$/);
  const url = location.getOptionalString('url');
  if (url !== undefined) {
    return { ...currency, url: checkedUrl(url) };
  }
  const port = location.getOptionalNumber('port');
  return {
    ...currency,
    ...matching(location, 'namespace', NAME),
    ...matching(location, 'service', NAME),
    ...(port === undefined ? {} : { port: checkedPort(port) }),
  };
}

function matching<K extends keyof OpenCostLocation | 'namespace' | 'service'>(
  config: Config,
  key: K,
  pattern: RegExp,
): { [P in K]?: string } {
  const text = config.getOptionalString(key);
  if (text !== undefined && !pattern.test(text)) {
    throw new InputError(`openCost.${key} is '${text}', which it cannot be`);
  }
  return (text === undefined ? {} : { [key]: text }) as { [P in K]?: string };
}

/** Plain http is well within a cluster: no credential is sent. */
function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url && ['http:', 'https:'].includes(url.protocol);
  if (!isHttp || url.username || url.password) {
    throw new InputError(
      'openCost.url must begin with https:// or http://, and have no credential',
    );
  }
  return text;
}

function checkedPort(port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InputError(`openCost.port is ${port}, which is no port`);
  }
  return port;
}
