import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { kubeconfig, KUBECONFIG_URL } from '../../../testing/kubeconfigs';
import { readHub } from './readHub';

describe('readHub', () => {
  const directory = createMockDirectory();
  const read = (fields: JsonObject) =>
    readHub(new ConfigReader(fields), mockServices.logger.mock());

  it('reads a URL with what a cluster in app-config has', async () => {
    const found = await read({
      url: 'https://hub',
      auth: { type: 'token', token: 'abc' },
    })();
    expect(found).toMatchObject({ connection: { url: 'https://hub' } });
    const credential =
      'connection' in found && (await found.connection.credential({}));
    expect(credential).toEqual({ type: 'bearer', token: 'abc' });
    expect(await read({ url: 'http://hub' })()).toHaveProperty('problem');
  });

  it('reads a context of a kubeconfig', async () => {
    const config = kubeconfig();
    const [{ context }] = config.contexts;
    config.contexts = [
      { name: 'prod', context },
      { name: 'hub', context },
    ];
    directory.setContent({ config: stringify(config) });
    const path = directory.resolve('config');
    const pick = (name?: string) =>
      read({ kubeconfig: name ? { path, context: name } : { path } })();
    expect(await pick('hub')).toMatchObject({
      name: 'hub',
      connection: { url: KUBECONFIG_URL },
    });
    await expect(pick('none')).rejects.toThrow("no context 'none'");
    await expect(pick()).rejects.toThrow('several contexts');
  });

  it.each([[{}], [{ url: 'https://hub', auth: { type: 'magic' } }]])(
    'does not start with %j',
    fields => {
      expect(() => read(fields)).toThrow();
    },
  );
});
