import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, textOf } from '../fields';
import { Kubeconfig, parseKubeconfig } from './parseKubeconfig';
import { readServer } from './readServer';
import { userProblem } from './readUser';

/** Of users and clusters: what reads files of the machine that uses it. */
const FILES = ['client-certificate', 'client-key', 'tokenFile'];

export type InlineCluster =
  | { server: ServerOfCluster; credential: ClusterCredential }
  | { problem: string };

/**
 * The current context of a kubeconfig that came from elsewhere: neither
 * programs nor files that it names are touched.
 *
 * @throws InputError where it is no kubeconfig at all
 */
export async function readInlineKubeconfig(
  text: string,
): Promise<InlineCluster> {
  const kubeconfig = parseKubeconfig(text);
  const context = currentContext(kubeconfig);
  const cluster = kubeconfig.clusters.get(textOf(context, 'cluster') ?? '');
  const user = kubeconfig.users.get(textOf(context, 'user') ?? '');
  if (!cluster || !user) {
    return {
      problem: 'its kubeconfig has no current context that is complete',
    };
  }
  const server = await readServer(cluster);
  if ('problem' in server) {
    return server;
  }
  const credential = readInlineUser(user);
  return 'problem' in credential ? credential : { server, credential };
}

function currentContext({ contexts, currentContext: name }: Kubeconfig) {
  const [first, ...others] = contexts;
  if (name === undefined && others.length === 0) {
    return first.context;
  }
  return contexts.find(one => one.name === name)?.context ?? {};
}

function readInlineUser(user: Fields): ClusterCredential | { problem: string } {
  const refused = FILES.some(key => textOf(user, key))
    ? 'its user names a file, which is refused'
    : inlineProblem(user);
  return refused ? { problem: refused } : credentialOf(user);
}

function inlineProblem(user: Fields): string | undefined {
  return Object.hasOwn(user, 'exec')
    ? 'its user has an exec plugin, which is refused'
    : userProblem(user, { allowExec: false });
}

function credentialOf(user: Fields): ClusterCredential | { problem: string } {
  const token = textOf(user, 'token');
  const cert = decoded(user, 'client-certificate-data');
  const key = decoded(user, 'client-key-data');
  const username = textOf(user, 'username');
  const password = textOf(user, 'password');
  if (token) {
    return { type: 'bearer', token: token.trim() };
  }
  if (cert && key) {
    return { type: 'x509', cert, key };
  }
  return username && password
    ? { type: 'basic', username, password }
    : { problem: 'its user has no credential' };
}

function decoded(user: Fields, key: string): string | undefined {
  const data = textOf(user, key);
  return data && Buffer.from(data, 'base64').toString('utf8');
}
