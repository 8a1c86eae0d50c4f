import { AuthenticationError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestOptions } from 'node:https';
import { resolve } from 'node:path';
import { Fields, isFields, textOf } from '../fields';
import type { KnownUsers } from './KnownUsers';

type ReadCredential = ClusterConnection['credential'];

/** Ignoring these would give more rights than the file means to. */
const IMPERSONATION = ['as', 'as-uid', 'as-groups', 'as-user-extra'];

/**
 * How a user entry authenticates. Reading files and starting programs is left
 * to the Kubernetes client; whether it may is decided here.
 */
export function readUser(
  user: Fields,
  options: { allowExec: boolean; folder: string; users: KnownUsers },
): { read: ReadCredential } | { problem: string } {
  const problem = userProblem(user, options);
  if (problem) {
    return { problem };
  }
  const entry = toUser(user, options.folder);
  const { users } = options;
  let config = users.open(entry);
  return {
    read: ({ refused }) => {
      if (refused) {
        config = users.renew(entry);
      }
      return readCredential(config);
    },
  };
}

/** Why a user entry is refused, whatever file it is in; undefined where not. */
export function userProblem(
  user: Fields,
  options: { allowExec: boolean },
): string | undefined {
  if (isFields(user['auth-provider'])) {
    return 'its user has an auth-provider, which Kubernetes has removed';
  }
  if (IMPERSONATION.some(key => Object.hasOwn(user, key))) {
    return 'its user impersonates another (as), which is not supported; name a user that may only read';
  }
  return isFields(user.exec) && !options.allowExec
    ? 'its user has an exec plugin, which is refused; set allowExec: true on the entry in fleet.clusters if you trust the file to start programs'
    : undefined;
}

function toUser(user: Fields, folder: string) {
  const file = (key: string) => {
    const path = textOf(user, key);
    return path && resolve(folder, path);
  };
  const tokenPath = file('tokenFile');
  return {
    name: 'user',
    certData: textOf(user, 'client-certificate-data'),
    certFile: file('client-certificate'),
    keyData: textOf(user, 'client-key-data'),
    keyFile: file('client-key'),
    token: textOf(user, 'token'),
    username: textOf(user, 'username'),
    password: textOf(user, 'password'),
    exec: user.exec,
    authProvider: tokenPath && {
      name: 'tokenFile',
      config: { tokenFile: tokenPath },
    },
  };
}

async function readCredential(config: KubeConfig): Promise<ClusterCredential> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    // A program's own words may hold a credential: only a code is passed on.
    const code = (error as NodeJS.ErrnoException).code ?? 'it failed';
    throw new AuthenticationError(
      `what the kubeconfig names for its user cannot be read or run (${code})`,
    );
  }
  return toCredential(options);
}

function toCredential(options: RequestOptions): ClusterCredential {
  const { cert, key, auth } = options;
  const headers = options.headers as OutgoingHttpHeaders | undefined;
  const authorization = headers?.Authorization;
  if (typeof authorization === 'string') {
    // Files that people write end with a line break.
    const token = authorization.replace(/^Bearer /, '').trim();
    return { type: 'bearer', token };
  }
  if (cert && key) {
    return { type: 'x509', cert: String(cert), key: String(key) };
  }
  if (auth) {
    const [username, ...password] = auth.split(':');
    return { type: 'basic', username, password: password.join(':') };
  }
  return { type: 'none' };
}
