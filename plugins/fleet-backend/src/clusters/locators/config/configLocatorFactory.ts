import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterConnection,
  ClusterCredential,
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';
import { caProblem, urlProblem } from '../checkConnection';
import { readAuth } from './readAuth';

/** Clusters that are written in app-config, one by one. */
export const configLocatorFactory: FleetClusterLocatorFactory = {
  type: 'config',
  create({ config }) {
    const entries = config.getConfigArray('clusters');
    checkNames(entries.map(entry => entry.getString('name')));
    const clusters = entries.map(readCluster);
    return { locate: () => Promise.all(clusters.map(open => open())) };
  },
};

/** Ids of clusters are issued for their names. */
function checkNames(names: string[]) {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `Two clusters of one entry in fleet.clusters are named '${twice}'; names within an entry must differ`,
    );
  }
}

function readCluster(config: Config): () => Promise<LocatedCluster> {
  const name = config.getString('name');
  const url = config.getString('url');
  const caData = config.getOptionalString('caData');
  const caFile = config.getOptionalString('caFile');
  const connection = {
    url,
    tlsServerName: config.getOptionalString('tlsServerName'),
    skipTlsVerify: config.getOptionalBoolean('skipTLSVerify'),
    credential: readAuth(config.getOptionalConfig('auth')),
  };
  const identity = {
    key: name,
    name,
    labels: config.getOptional<Record<string, string>>('labels'),
  };
  return async () => {
    const found = await withCa(connection, { caData, caFile });
    return { ...identity, ...found };
  };
}

async function withCa(
  connection: Omit<ClusterConnection, 'caData'> & {
    credential: () => Promise<ClusterCredential>;
  },
  ca: { caData?: string; caFile?: string },
): Promise<{ connection: ClusterConnection } | { problem: string }> {
  const badUrl = urlProblem(connection.url);
  if (badUrl) {
    return { problem: badUrl };
  }
  const pem = await readCa(ca);
  if (pem === undefined) {
    return { connection };
  }
  if (typeof pem !== 'string') {
    return pem;
  }
  const badCa = caProblem(pem);
  return badCa
    ? { problem: badCa }
    : { connection: { ...connection, caData: pem } };
}

async function readCa({
  caData,
  caFile,
}: {
  caData?: string;
  caFile?: string;
}) {
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
