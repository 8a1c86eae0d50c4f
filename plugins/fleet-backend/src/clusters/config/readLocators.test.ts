import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import type { JsonValue } from '@backstage/types';
import { readLocators } from './readLocators';

/** Locators whose clusters say what they were made from. */
const factory = (type: string): FleetClusterLocatorFactory => ({
  type,
  create: ({ config }) => ({
    locate: async () => [
      { key: 'k', name: config.getString('name'), problem: 'none' },
    ],
  }),
});

describe('readLocators', () => {
  const read = (clusters?: JsonValue) =>
    readLocators({
      config: new ConfigReader(clusters ? { fleet: { clusters } } : {}),
      factories: [factory('config'), factory('kubeconfig')],
      logger: mockServices.logger.mock(),
    });

  it('makes a locator of each entry, with an id that stays', async () => {
    const locators = read([
      { type: 'kubeconfig', name: 'a' },
      { type: 'config', name: 'b' },
      { type: 'kubeconfig', name: 'c' },
      { type: 'kubeconfig', id: 'mine', name: 'd' },
      { type: 'kubeconfig', name: 'e' },
    ]);
    expect(locators.map(({ id }) => id)).toEqual([
      'kubeconfig',
      'config',
      'kubeconfig-2',
      'mine',
      'kubeconfig-3',
    ]);
    const located = await Promise.all(
      locators.map(({ locator }) => locator.locate({})),
    );
    expect(located.flat().map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('makes none where none is asked for', () => {
    expect(read()).toEqual([]);
    expect(read([])).toEqual([]);
  });

  it('says which types there are where one does not exist', () => {
    expect(() => read([{ type: 'config' }, { type: 'magic' }])).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(
          /fleet\.clusters\[1\].*'magic'.*config, kubeconfig/,
        ),
      }),
    );
  });

  it('says which id is taken', () => {
    const entries = [
      { type: 'config', id: 'a' },
      { type: 'kubeconfig', id: 'a' },
    ];
    expect(() => read(entries)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining("fleet.clusters[1].id 'a'"),
      }),
    );
  });

  it('refuses an entry without a type', () => {
    expect(() => read([{ name: 'a' }])).toThrow('type');
  });
});
