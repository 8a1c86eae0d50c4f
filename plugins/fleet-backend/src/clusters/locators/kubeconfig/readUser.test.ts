import { createMockDirectory } from '@backstage/backend-test-utils';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { existsSync } from 'node:fs';
import { base64 } from '../../../testing/certificate';
import { KnownUsers } from './KnownUsers';
import { readUser } from './readUser';

type Json = Record<string, unknown>;

describe('readUser', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  const options = () => ({
    allowExec: false,
    folder: directory.path,
    users: new KnownUsers(),
  });

  function read(user: Json, allowExec = false): Promise<ClusterCredential> {
    const found = readUser(user, { ...options(), allowExec });
    if ('problem' in found) {
      throw new Error(found.problem);
    }
    return found.read({});
  }

  it.each<[string, Json, ClusterCredential]>([
    ['nothing', {}, { type: 'none' }],
    ['a token', { token: 'abc' }, { type: 'bearer', token: 'abc' }],
    [
      'a name and password',
      { username: 'anna', password: 'a:b' },
      { type: 'basic', username: 'anna', password: 'a:b' },
    ],
    [
      'a certificate',
      {
        'client-certificate-data': base64('cert'),
        'client-key-data': base64('key'),
      },
      { type: 'x509', cert: 'cert', key: 'key' },
    ],
  ])('reads %s', async (_, user, credential) => {
    expect(await read(user)).toEqual(credential);
  });

  it('reads files relative to the kubeconfig', async () => {
    directory.setContent({
      pki: { cert: 'cert', key: 'key' },
      token: 'abc\n',
    });
    expect(
      await read({ 'client-certificate': 'pki/cert', 'client-key': 'pki/key' }),
    ).toEqual({ type: 'x509', cert: 'cert', key: 'key' });
    expect(await read({ tokenFile: 'token' })).toEqual({
      type: 'bearer',
      token: 'abc',
    });
  });

  it.each<[string, Json]>([
    ['token', { tokenFile: 'no-such-file' }],
    ['certificate', { 'client-certificate': 'no', 'client-key': 'no' }],
  ])('says that a %s file cannot be read, when it is used', async (_, user) => {
    const found = readUser(user, options());
    expect(found).toHaveProperty('read');
    await expect(read(user)).rejects.toThrow(/ENOENT/);
  });

  const program = (lines: string) => ({
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', lines],
      interactiveMode: 'Never',
    },
  });
  const answer = (status: Json) =>
    `console.log(${JSON.stringify(
      JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1',
        kind: 'ExecCredential',
        status,
      }),
    )})`;

  it('starts no program unless that is allowed', () => {
    const witness = directory.resolve('started');
    const user = program(`require('fs').writeFileSync('${witness}', '')`);
    expect(readUser(user, options())).toHaveProperty('problem');
    expect(existsSync(witness)).toBe(false);
  });

  it('starts a program where that is allowed, and uses what it says', async () => {
    const user = program(answer({ token: 'from-program' }));
    expect(await read(user, true)).toEqual({
      type: 'bearer',
      token: 'from-program',
    });
  });

  it('passes on nothing that a program says when it fails', async () => {
    const user = program('console.error("canary"); process.exit(1)');
    const failed = read(user, true);
    await expect(failed).rejects.toMatchObject({ name: 'AuthenticationError' });
    await expect(failed).rejects.toThrow(/^((?!canary).)*$/s);
  });

  it.each<[string, Json]>([
    ['exec a text', { exec: 'canary' }],
    ['exec a list', { exec: ['canary'] }],
    ['exec null', { exec: null }],
    ['auth-provider a text', { 'auth-provider': 'canary' }],
    ['numbers', { token: 7, username: 7, password: 7 }],
    [
      'objects',
      { token: {}, 'client-certificate-data': {}, 'client-key-data': [] },
    ],
    ['certificate only', { 'client-certificate-data': base64('canary') }],
  ])('is safe with an entry that has %s', async (_, user) => {
    const outcome = await Promise.resolve()
      .then(() => read(user))
      .catch((error: Error) => error.message);
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });
});
