import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readClusterOptions } from './readClusterOptions';

const read = (data: JsonObject) =>
  readClusterOptions(mockServices.rootConfig({ data }));

describe('readClusterOptions', () => {
  it.each<[JsonObject]>([
    [{}],
    [{ helmSecrets: true, openCost: false }],
    [{ helmSecrets: false, openCost: {} }],
    [
      {
        openCost: { url: 'https://opencost.example.com/shop', currency: 'EUR' },
      },
    ],
    [{ openCost: { namespace: 'costs', service: 'oc', port: 8080 } }],
  ])('reads %j', data => {
    expect(read(data)).toEqual(data);
  });

  it.each<[JsonObject, string]>([
    [{ helmSecrets: 'yes please' }, 'helmSecrets'],
    [{ openCost: { url: 'opencost' } }, 'openCost.url'],
    [{ openCost: { url: 'file:///etc/passwd' } }, 'openCost.url'],
    [{ openCost: { url: 'https://a:b@costs.example.com' } }, 'openCost.url'],
    [{ openCost: { namespace: '../../secrets' } }, 'openCost.namespace'],
    [{ openCost: { service: 'a/b' } }, 'openCost.service'],
    [{ openCost: { port: 70_000 } }, 'openCost.port'],
    [{ openCost: { currency: 'euro' } }, 'openCost.currency'],
  ])('refuses %j', (data, key) => {
    expect(() => read(data)).toThrow(key);
  });
});
