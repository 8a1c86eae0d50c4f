import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type {
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { stringify } from 'yaml';
import { kubeconfig, KUBECONFIG_URL } from '../../testing/kubeconfigs';
import { configLocatorFactory } from '../locators/config/configLocatorFactory';
import { withDelivery } from './withDelivery';

const token = (text: string) => ({ type: 'token', token: text });

describe('withDelivery', () => {
  const directory = createMockDirectory();
  const logger = mockServices.logger.mock();
  const at = (url: string, key = 'prod'): LocatedCluster => ({
    key,
    name: key,
    connection: {
      url,
      caData: 'ca',
      credential: async () => ({ type: 'none' }),
    },
  });
  const locate = async (config: JsonObject, ...clusters: LocatedCluster[]) => {
    const inner: FleetClusterLocator = { locate: async () => clusters };
    const entry = { config: new ConfigReader(config), logger };
    return await withDelivery(inner, entry).locate({});
  };
  const deliveryOf = (cluster: LocatedCluster) =>
    'connection' in cluster ? cluster.delivery : undefined;

  it('leaves clusters alone where nothing is to be delivered', async () => {
    const [cluster] = await locate({ type: 'config' }, at('https://a'));
    expect(deliveryOf(cluster)).toBeUndefined();
  });

  it('adds a second credential for the same server', async () => {
    const config = { type: 'kubeconfig', deliver: token('act') };
    const broken = { key: 'b', name: 'b', problem: 'no URL' };
    const [cluster, other] = await locate(config, at('https://a'), broken);
    expect(deliveryOf(cluster)).toMatchObject({
      url: 'https://a',
      caData: 'ca',
    });
    expect(await deliveryOf(cluster)?.credential({})).toEqual({
      type: 'bearer',
      token: 'act',
    });
    expect(other).toEqual(broken);
  });

  it('prefers what a cluster of type config has itself', async () => {
    const clusters = [
      { name: 'own', url: 'https://a', deliver: token('own') },
      { name: 'other', url: 'https://b', auth: token('read') },
    ];
    const config = new ConfigReader({
      type: 'config',
      deliver: token('all'),
      clusters,
    });
    const inner = configLocatorFactory.create({ config, logger });
    const located = await withDelivery(inner, { config, logger }).locate({});
    const tokens = located.map(one => deliveryOf(one)?.credential({}));
    expect(await Promise.all(tokens)).toMatchObject([
      { token: 'own' },
      { token: 'all' },
    ]);
  });

  it('sends nothing to servers that others named, unless they are meant', async () => {
    const eks = 'https://abc.gr7.eu-west-1.eks.amazonaws.com';
    const clusters = [at('https://evil.example', 'evil'), at(eks, 'eks')];
    const delivered = async (config: JsonObject) => {
      const located = await locate({ type: 'argocd', ...config }, ...clusters);
      return located.filter(deliveryOf).map(({ key }) => key);
    };
    expect(await delivered({ deliver: { type: 'aws' } })).toEqual(['eks']);
    expect(await delivered({ deliver: token('act') })).toEqual([]);
    expect(
      await delivered({ deliver: token('act'), allow: ['evil.example'] }),
    ).toEqual(['evil']);
  });

  it('is refused for clusters of the catalog', async () => {
    await expect(
      locate({ type: 'catalog', deliver: token('act') }),
    ).rejects.toThrow('name those to deliver to in an entry of another type');
  });

  describe('from a kubeconfig', () => {
    const config = () => ({
      type: 'kubeconfig',
      deliver: { type: 'kubeconfig', path: directory.resolve('config') },
    });

    it('takes the context of the same name, for the same server', async () => {
      directory.setContent({ config: stringify(kubeconfig()) });
      const located = await locate(
        config(),
        at(KUBECONFIG_URL),
        at(KUBECONFIG_URL, 'unknown'),
      );
      expect(located.map(one => !!deliveryOf(one))).toEqual([true, false]);
      const [moved] = await locate(config(), at('https://elsewhere'));
      expect(deliveryOf(moved)).toBeUndefined();
    });

    it('goes without where the file cannot be read', async () => {
      directory.clear();
      const [cluster] = await locate(config(), at(KUBECONFIG_URL));
      expect(cluster.name).toBe('prod');
      expect(deliveryOf(cluster)).toBeUndefined();
    });

    it('is for entries of a kubeconfig only', async () => {
      const other = { ...config(), type: 'argocd' };
      await expect(locate(other)).rejects.toThrow('it is for entries of type');
    });
  });
});
