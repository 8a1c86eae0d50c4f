import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { base64, TEST_CA } from '../../../testing/certificate';
import { kubeconfig, KUBECONFIG_URL } from '../../../testing/kubeconfigs';
import { kubeconfigLocatorFactory } from './kubeconfigLocatorFactory';

describe('kubeconfigLocatorFactory', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  const write = (content: unknown) =>
    directory.setContent({
      config: typeof content === 'string' ? content : stringify(content),
    });
  const locate = (fields: JsonObject = {}) =>
    kubeconfigLocatorFactory
      .create({
        config: new ConfigReader({
          type: 'kubeconfig',
          path: directory.resolve('config'),
          ...fields,
        }),
        logger: mockServices.logger.mock(),
      })
      .locate({});

  const only = async (fields?: JsonObject) => {
    const located = await locate(fields);
    expect(located).toHaveLength(1);
    return located[0];
  };

  it('names a cluster for each context, with labels', async () => {
    write(
      kubeconfig({
        'certificate-authority-data': base64(TEST_CA),
        'tls-server-name': 'kubernetes',
      }),
    );
    expect(await only({ labels: { env: 'prod' } })).toEqual({
      key: 'prod',
      name: 'prod',
      labels: { env: 'prod' },
      connection: {
        url: KUBECONFIG_URL,
        caData: TEST_CA,
        tlsServerName: 'kubernetes',
        skipTlsVerify: false,
        credential: expect.any(Function),
      },
    });
  });

  it('skips verification only where that is asked for', async () => {
    for (const [value, wanted] of [
      [true, true],
      [false, false],
      ['true', false],
      [1, false],
    ] as const) {
      write(kubeconfig({ 'insecure-skip-tls-verify': value }));
      expect(await only()).toMatchObject({
        connection: { skipTlsVerify: wanted },
      });
    }
  });

  it('keeps contexts of one name apart, and the first its key', async () => {
    const config = kubeconfig();
    const context = (name: string) => ({
      name,
      context: { cluster: 'c', user: 'u' },
    });
    config.contexts = ['prod', 'prod', 'prod#2', 'dev'].map(context);
    write(config);
    const located = await locate();
    expect(located.map(({ name }) => name)).toEqual([
      'prod',
      'prod',
      'prod#2',
      'dev',
    ]);
    expect(located[0].key).toBe('prod');
    expect(new Set(located.map(({ key }) => key)).size).toBe(4);
  });

  it('reads a certificate authority relative to the file', async () => {
    directory.setContent({
      config: stringify(kubeconfig({ 'certificate-authority': 'pki/ca.pem' })),
      pki: { 'ca.pem': TEST_CA },
    });
    expect(await only()).toHaveProperty('connection.caData', TEST_CA);
  });

  it('takes of two entries of one name the first, as kubectl does', async () => {
    const config = kubeconfig();
    config.clusters.push({ name: 'c', cluster: { server: 'https://second' } });
    write(config);
    expect(await only()).toHaveProperty('connection.url', KUBECONFIG_URL);
  });

  it.each([
    ['is not there', undefined, /ENOENT/],
    ['is not YAML', 'token: "canary\n  : [', /not YAML/],
    ['is a text', 'canary', /not a kubeconfig/],
    ['is a list', '- canary', /not a kubeconfig/],
    ['is empty', '', /not a kubeconfig/],
    [
      'has no contexts',
      'users: [{name: a, user: {token: canary}}]',
      /no contexts/,
    ],
    ['has contexts that are none', 'contexts: canary', /no contexts/],
    [
      'has contexts without names',
      'contexts: [canary, {name: 7}]',
      /no contexts/,
    ],
    ['is a bomb', bomb(), /not YAML/],
  ])(
    'rejects where the file %s, and quotes nothing',
    async (_, text, message) => {
      if (text !== undefined) {
        write(text);
      }
      const located = locate();
      await expect(located).rejects.toMatchObject({ name: 'InputError' });
      await expect(located).rejects.toThrow(message);
      await expect(located).rejects.toThrow(/^((?!canary).)*$/s);
    },
  );

  it('writes nothing of the file to the console', async () => {
    const written: unknown[] = [];
    const spies = [
      jest
        .spyOn(console, 'warn')
        .mockImplementation((...a) => void written.push(a)),
      jest
        .spyOn(process, 'emitWarning')
        .mockImplementation((...a) => void written.push(a)),
    ];
    write(`${stringify(kubeconfig())}\nextra: !custom canary\n`);
    await locate();
    spies.forEach(spy => spy.mockRestore());
    expect(written).toEqual([]);
  });

  it('is not fooled by names of properties of every object', async () => {
    write(
      'contexts: [{name: __proto__, context: {cluster: constructor, user: toString}}]',
    );
    expect(await only()).toMatchObject({
      key: '__proto__',
      problem: expect.stringContaining('no cluster entry'),
    });
  });

  it('reads the file again each time', async () => {
    write(kubeconfig());
    const locator = kubeconfigLocatorFactory.create({
      config: new ConfigReader({ path: directory.resolve('config') }),
      logger: mockServices.logger.mock(),
    });
    await locator.locate({});
    write(kubeconfig({ server: 'https://moved' }));
    expect((await locator.locate({}))[0]).toHaveProperty(
      'connection.url',
      'https://moved',
    );
  });
});

/** Aliases of aliases, which would be millions of entries. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 9; n += 1) {
    const many = Array(10)
      .fill(`*a${n - 1}`)
      .join(', ');
    lines.push(`a${n}: &a${n} [${many}]`);
  }
  return lines.join('\n');
}
