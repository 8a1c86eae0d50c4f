import { stringify } from 'yaml';
import { base64 } from '../../../testing/certificate';
import { kubeconfig, KUBECONFIG_URL } from '../../../testing/kubeconfigs';
import { KnownUsers } from './KnownUsers';
import { locateContexts } from './locateContexts';
import { parseKubeconfig } from './parseKubeconfig';

type Json = Record<string, unknown>;

const locate = (file: unknown) =>
  locateContexts(parseKubeconfig(stringify(file)), {
    allowExec: false,
    users: new KnownUsers(),
    folder: '/no-such-folder',
  });

describe('locateContexts', () => {
  it.each<[string, Json, Json, Json, RegExp]>([
    [
      'a cluster entry that is missing',
      {},
      {},
      { cluster: 'x' },
      /no cluster entry/,
    ],
    ['a user entry that is missing', {}, {}, { user: 'x' }, /no user entry/],
    ['no user', {}, {}, { user: undefined }, /no user entry/],
    ['a cluster that is no text', {}, {}, { cluster: 7 }, /no cluster entry/],
    ['no server', { server: '' }, {}, {}, /no server URL/],
    ['a server that is no URL', { server: 'prod:6443/x y' }, {}, {}, /URL/],
    ['plain HTTP', { server: 'http://prod.example' }, {}, {}, /https/],
    ['another scheme', { server: 'file:///etc/passwd' }, {}, {}, /https/],
    [
      'a password in the URL',
      { server: 'https://a:canary@b' },
      {},
      {},
      /credential/,
    ],
    ['a proxy', { 'proxy-url': 'http://p' }, {}, {}, /proxy/],
    [
      'a CA that is not base64',
      { 'certificate-authority-data': '!!' },
      {},
      {},
      /PEM/,
    ],
    [
      'a CA that is not PEM',
      { 'certificate-authority-data': base64('canary') },
      {},
      {},
      /PEM/,
    ],
    [
      'a CA that is cut short',
      {
        'certificate-authority-data': base64(
          '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
        ),
      },
      {},
      {},
      /broken certificate/,
    ],
    [
      'a CA file that is missing',
      { 'certificate-authority': 'no.pem' },
      {},
      {},
      /cannot be read/,
    ],
    [
      'an auth-provider',
      {},
      { 'auth-provider': { name: 'gcp' } },
      {},
      /auth-provider/,
    ],
    ['an exec plugin', {}, { exec: { command: 'canary' } }, {}, /allowExec/],
  ])(
    'has a problem with %s, and quotes no secret',
    async (_, cluster, user, context, problem) => {
      const good = kubeconfig();
      const config = kubeconfig(cluster, user, context);
      config.contexts.push({
        name: 'good',
        context: { cluster: 'g', user: 'g' },
      });
      config.clusters.push({ ...good.clusters[0], name: 'g' });
      config.users.push({ ...good.users[0], name: 'g' });
      const [broken, other] = await locate(config);
      expect(broken).toEqual({
        key: 'prod',
        name: 'prod',
        labels: undefined,
        problem: expect.stringMatching(problem),
      });
      expect(JSON.stringify(broken)).not.toMatch(/canary|secret/);
      expect(other).toHaveProperty('connection.url', KUBECONFIG_URL);
    },
  );

  it('allows plain HTTP on loopback only', async () => {
    for (const server of [
      'http://127.0.0.1:8080',
      'http://127.1.2.3',
      'http://localhost:1',
      'http://[::1]:1',
    ]) {
      const [located] = await locate(kubeconfig({ server }));
      expect(located).toHaveProperty('connection.url', server);
    }
    for (const server of [
      'http://127.0.0.1.example',
      'http://localhost.example',
      'http://0.0.0.0',
      'http://10.0.0.1',
      'http://[::ffff:10.0.0.1]',
    ]) {
      const [located] = await locate(kubeconfig({ server }));
      expect(located).toHaveProperty('problem');
    }
  });
});
