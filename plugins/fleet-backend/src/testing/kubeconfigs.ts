import { stringify } from 'yaml';
import { base64 } from './certificate';

interface Named {
  name: string;
}

interface KubeconfigFile {
  contexts: Array<Named & { context: { cluster: string; user: string } }>;
  clusters: Array<Named & { cluster: Record<string, unknown> }>;
  users: Array<Named & { user: Record<string, unknown> }>;
}

export const KUBECONFIG_URL = 'https://prod.example:6443';

/** A kubeconfig of one context, with these fields in its entries. */
export function kubeconfig(
  cluster: Record<string, unknown> = {},
  user: Record<string, unknown> = {},
  context: Record<string, unknown> = {},
) {
  return {
    contexts: [
      { name: 'prod', context: { cluster: 'c', user: 'u', ...context } },
    ],
    clusters: [{ name: 'c', cluster: { server: KUBECONFIG_URL, ...cluster } }],
    users: [{ name: 'u', user: { token: 'secret', ...user } }],
  };
}

/** Contexts that are each broken in another way, by name. */
export const BROKEN_CONTEXTS = [
  'bad-ca',
  'exec-plugin',
  'auth-provider',
  'plain-http',
  'no-cluster',
  'no-user',
];

/** A kubeconfig of one context that is right, and one broken each way. */
export function brokenKubeconfig(goodServer: string): string {
  const server = KUBECONFIG_URL;
  const clusters: Record<string, Record<string, unknown>> = {
    good: { server: goodServer },
    'bad-ca': { server, 'certificate-authority-data': base64('canary') },
    'exec-plugin': { server },
    'auth-provider': { server },
    'plain-http': { server: 'http://prod.example' },
    'no-user': { server },
  };
  const users: Record<string, Record<string, unknown>> = {
    good: { token: 'canary' },
    'bad-ca': { token: 'canary' },
    'exec-plugin': { exec: { command: 'canary' } },
    'auth-provider': { 'auth-provider': { name: 'gcp' } },
    'plain-http': { token: 'canary' },
    'no-cluster': { token: 'canary' },
  };
  const file: KubeconfigFile = {
    contexts: ['good', ...BROKEN_CONTEXTS].map(name => ({
      name,
      context: { cluster: name, user: name },
    })),
    clusters: Object.entries(clusters).map(([name, cluster]) => ({
      name,
      cluster,
    })),
    users: Object.entries(users).map(([name, user]) => ({ name, user })),
  };
  return stringify(file);
}
