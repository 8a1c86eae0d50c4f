import { stringify } from 'yaml';
import { base64, TEST_CA } from '../../../testing/certificate';
import { kubeconfig, KUBECONFIG_URL } from '../../../testing/kubeconfigs';
import { readInlineKubeconfig } from './readInlineKubeconfig';

describe('readInlineKubeconfig', () => {
  const read = (
    user: Record<string, unknown>,
    cluster: Record<string, string> = {},
  ) => {
    const config = kubeconfig(cluster);
    return readInlineKubeconfig(
      stringify({ ...config, users: [{ name: 'u', user }] }),
    );
  };

  it.each([
    [{ token: 'abc\n' }, { type: 'bearer', token: 'abc' }],
    [
      {
        'client-certificate-data': base64('cert'),
        'client-key-data': base64('key'),
      },
      { type: 'x509', cert: 'cert', key: 'key' },
    ],
    [
      { username: 'a', password: 'b' },
      { type: 'basic', username: 'a', password: 'b' },
    ],
  ])('reads a user with %j', async (user, credential) => {
    const ca = { 'certificate-authority-data': base64(TEST_CA) };
    expect(await read(user, ca)).toEqual({
      server: {
        url: KUBECONFIG_URL,
        caData: TEST_CA,
        tlsServerName: undefined,
        skipTlsVerify: false,
      },
      credential,
    });
  });

  it.each([
    [{ exec: { command: 'canary' } }, /exec plugin, which is refused$/],
    [{ exec: null, token: 'canary' }, /exec plugin/],
    [{ tokenFile: '/canary' }, /file/],
    [{ 'client-certificate': '/canary', 'client-key': '/canary' }, /file/],
    [{ 'auth-provider': { name: 'canary' } }, /auth-provider/],
    [{ token: 'canary', as: 'admin' }, /impersonates/],
    [{}, /no credential/],
  ])('refuses a user with %j', async (user, problem) => {
    const found = await read(user);
    expect(found).toEqual({ problem: expect.stringMatching(problem) });
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it.each([
    [{ 'certificate-authority': '/canary' }, /file, which is refused/],
    [{ 'proxy-url': 'http://canary' }, /proxy-url/],
    [{ server: 'http://canary' }, /https/],
  ])('refuses a cluster with %j', async (cluster, problem) => {
    const found = await read({ token: 'abc' }, cluster);
    expect(found).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('takes the current context, and no other', async () => {
    const config = kubeconfig();
    const context = (name: string, user: string) => ({
      name,
      context: { cluster: 'c', user },
    });
    const text = (current?: string) =>
      stringify({
        ...config,
        contexts: [context('one', 'u'), context('two', 'w')],
        users: [
          { name: 'u', user: { token: 'first' } },
          { name: 'w', user: { token: 'second' } },
        ],
        ...(current && { 'current-context': current }),
      });
    expect(await readInlineKubeconfig(text('two'))).toMatchObject({
      credential: { token: 'second' },
    });
    for (const current of [undefined, 'three', '__proto__']) {
      expect(await readInlineKubeconfig(text(current))).toEqual({
        problem: expect.stringContaining('no current context'),
      });
    }
  });
});
