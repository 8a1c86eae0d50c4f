import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { FakeClock } from '../../collect/FakeClock';
import { TargetError } from '../cluster/TargetError';
import { FakeTargets } from '../FakeTargets';
import { DefaultHubs } from './DefaultHubs';

const { signal } = new AbortController();
const options = { signal };
const REF = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'default',
  name: 'a',
};
const settings = (data: Record<string, string>, name = 'a'): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default', labels: { of: name } },
  data,
});
const connection = {
  url: 'https://hub.example',
  credential: async () => ({ type: 'none' as const }),
};
const connected = (id: string, name: string) => ({
  id,
  name,
  connection,
  watch: async function* watch() {},
});

describe('DefaultHubs', () => {
  const targets = new FakeTargets(new FakeClock(), 'id-1', 'id-2');
  const inside = targets.clusters.get('id-1')!.inside;
  const hubs = DefaultHubs.create({
    targets,
    connections: {
      list: () => [
        connected('id-1', 'hub'),
        connected('id-2', 'twin'),
        connected('id-3', 'twin'),
      ],
    },
  });
  const hub = hubs.hub('hub');

  it('knows clusters by id and by a name that is one cluster only', () => {
    expect(hubs.serverOf('id-1')).toBe('https://hub.example');
    expect(hubs.serverOf('hub')).toBe('https://hub.example');
    expect(hubs.serverOf('other')).toBeUndefined();
    expect(() => hubs.hub('other')).toThrow('no connection to the hub other');
    expect(() => hubs.hub('twin')).toThrow('id-2, id-3');
  });

  it('reads, and finds nothing of what it does not serve', async () => {
    await hub.apply(settings({ x: '1' }), options);
    await hub.apply(settings({ x: '2' }, 'b'), options);
    expect(await hub.get(REF, options)).toMatchObject({ data: { x: '1' } });
    const query = { apiVersion: 'v1', kind: 'ConfigMap' };
    const found = await hub.list({ ...query, labelSelector: 'of=b' }, options);
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['b']);
    const work = { apiVersion: 'work.example/v1', kind: 'Work' };
    expect(await hub.list(work, options)).toEqual([]);
    expect(await hub.get({ ...work, name: 'a' }, options)).toBeUndefined();
  });

  it('makes a change again where the object has changed meanwhile', async () => {
    let seen = 0;
    inside.before = request => {
      if (request.startsWith('replace') && seen < 3) {
        inside.setStatus(REF, { seen });
      }
    };
    const changed = await hub.change(
      REF,
      object => {
        seen += 1;
        return { ...object, data: { x: `${seen}` } };
      },
      options,
    );
    expect(changed).toMatchObject({ data: { x: '3' } });
  });

  it('writes nothing where nothing is to be changed', async () => {
    inside.requests.length = 0;
    await hub.change(REF, object => object, options);
    expect(inside.requests).toEqual(['get ConfigMap default/a']);
  });

  it('deletes what was seen only', async () => {
    const seen = (await hub.get(REF, options))!;
    inside.setStatus(REF, { seen: 'since' });
    await expect(hub.delete(seen, options)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await hub.delete((await hub.get(REF, options))!, options);
    expect(await hub.get(REF, options)).toBeUndefined();
    const same = (object: Manifest) => object;
    await expect(hub.change(REF, same, options)).rejects.toThrow(
      'There is no ConfigMap default/a in the hub hub',
    );
  });

  it('tells failures as engines do', async () => {
    inside.refuse = () => new TargetError('forbidden', 'HTTP 403');
    await expect(hub.get(REF, options)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('ConfigMap default/a in the hub hub'),
    });
  });
});
