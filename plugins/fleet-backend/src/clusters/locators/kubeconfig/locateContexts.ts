import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { Fields, textOf } from '../fields';
import type { KnownUsers } from './KnownUsers';
import type { Kubeconfig } from './parseKubeconfig';
import { readServer } from './readServer';
import { readUser } from './readUser';

export interface KubeconfigOptions {
  /** Whether the file may start programs to get credentials. */
  allowExec: boolean;
  labels?: Record<string, string>;
  /** What relative paths in the file are relative to. */
  folder: string;
  users: KnownUsers;
}

/** Every context as a cluster, or as a cluster with a problem. */
export function locateContexts(
  kubeconfig: Kubeconfig,
  options: KubeconfigOptions,
): Promise<LocatedCluster[]> {
  const taken = new Set(kubeconfig.contexts.map(({ name }) => name));
  const seen = new Set<string>();
  return Promise.all(
    kubeconfig.contexts.map(async ({ name, context }) => {
      // Contexts of one name stay apart; the first keeps the plain key.
      const key = seen.has(name) ? freeKey(name, taken) : name;
      seen.add(name);
      taken.add(key);
      const found = await connect(kubeconfig, context, options);
      return { key, name, labels: options.labels, ...found };
    }),
  );
}

function freeKey(name: string, taken: ReadonlySet<string>): string {
  let nth = 2;
  while (taken.has(`${name}#${nth}`)) {
    nth += 1;
  }
  return `${name}#${nth}`;
}

async function connect(
  { clusters, users }: Kubeconfig,
  context: Fields,
  options: KubeconfigOptions,
): Promise<{ connection: ClusterConnection } | { problem: string }> {
  const clusterName = textOf(context, 'cluster');
  const cluster = clusterName && clusters.get(clusterName);
  if (!cluster) {
    return { problem: `its context names no cluster entry that exists` };
  }
  const userName = textOf(context, 'user');
  const user = userName && users.get(userName);
  if (!user) {
    return { problem: `its context names no user entry that exists` };
  }
  const server = await readServer(cluster, options.folder);
  if ('problem' in server) {
    return server;
  }
  const credential = readUser(user, options);
  return 'problem' in credential
    ? credential
    : { connection: { ...server, credential: credential.read } };
}
