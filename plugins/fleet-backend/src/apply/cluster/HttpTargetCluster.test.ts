import { ApiServerError } from '../../collect';
import type { ActingAnswer, ActingRequest } from '../../collect/acting';
import { FakeClock } from '../../collect/FakeClock';
import { HttpTargetCluster } from './HttpTargetCluster';
import type { TargetCluster } from './TargetCluster';

const { signal } = new AbortController();
const options = { signal };
const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap' };

const list = (groupVersion: string, ...resources: object[]) => ({
  groupVersion,
  resources,
});
const resource = (name: string, kind: string, namespaced = true) => ({
  name,
  kind,
  namespaced,
});

/** Servers before 1.26 have no aggregated discovery. */
const OLD: Record<string, unknown> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    groups: [
      { versions: [{ groupVersion: 'apps/v1' }] },
      { versions: [{ groupVersion: 'broken/v1' }] },
    ],
  },
  '/api/v1': list(
    'v1',
    resource('configmaps', 'ConfigMap'),
    resource('pods/log', 'Pod'),
    resource('namespaces', 'Namespace', false),
  ),
  '/apis/apps/v1': list('apps/v1', resource('deployments', 'Deployment')),
};

describe('HttpTargetCluster', () => {
  let requests: ActingRequest[];
  let documents: Record<string, unknown>;
  let clock: FakeClock;
  let cluster: TargetCluster;

  const answer = ({ path }: ActingRequest): ActingAnswer => {
    const [name] = path.split('?');
    const body = documents[name];
    if (body instanceof Error) {
      throw body;
    }
    return body ? { status: 200, body } : { status: 503, body: undefined };
  };

  beforeEach(() => {
    requests = [];
    documents = { ...OLD };
    clock = new FakeClock();
    const server = {
      send: async (request: ActingRequest) => {
        requests.push(request);
        return answer(request);
      },
      close: async () => {},
    };
    cluster = HttpTargetCluster.create({ server, clock });
  });

  const paths = () => requests.splice(0).map(({ path }) => path);

  it('finds kinds of servers without aggregated discovery, but for what is broken', async () => {
    documents['/version'] = { gitVersion: 'v1.25.3' };
    expect(await cluster.version(options)).toEqual({
      kubeVersion: 'v1.25.3',
      apiVersions: [
        'apps/v1',
        'apps/v1/Deployment',
        'v1',
        'v1/ConfigMap',
        'v1/Namespace',
      ],
    });
  });

  it('looks for kinds once, and again when that is old or told to', async () => {
    await cluster.kind(CONFIG_MAP, options);
    await cluster.kind(CONFIG_MAP, options);
    expect(paths()).toHaveLength(5);
    await clock.advance(600_001);
    await cluster.kind(CONFIG_MAP, options);
    expect(paths()).toHaveLength(5);
    cluster.forgetKinds();
    await cluster.kind(CONFIG_MAP, options);
    expect(paths()).toHaveLength(5);
  });

  it('looks again for what it did not find, but not all the time', async () => {
    const thing = { apiVersion: 'apps/v1', kind: 'Thing' };
    const find = () => cluster.kind(thing, options).catch(error => error);
    expect(await find()).toMatchObject({ failure: 'notServed' });
    expect(paths()).toHaveLength(5);
    await find();
    expect(paths()).toEqual([]);
    documents['/apis/apps/v1'] = list('apps/v1', resource('things', 'Thing'));
    await clock.advance(10_001);
    expect(await find()).toMatchObject({ plural: 'things' });
  });

  it('forgets a look that failed', async () => {
    documents['/api'] = new ApiServerError('unreachable', 'away');
    const find = () => cluster.kind(CONFIG_MAP, options);
    await expect(find()).rejects.toMatchObject({ failure: 'unreachable' });
    documents = { ...OLD };
    expect(await find()).toMatchObject({ plural: 'configmaps' });
  });

  it.each(['..', '.', ''])('sends nothing for the name %j', async name => {
    await cluster.kind(CONFIG_MAP, options);
    paths();
    const ref = { ...CONFIG_MAP, namespace: 'a', name };
    await expect(cluster.get(ref, options)).rejects.toMatchObject({
      failure: 'invalid',
    });
    expect(paths()).toEqual([]);
  });

  it('asks for objects where they are, whatever they are called', async () => {
    await cluster.kind(CONFIG_MAP, options);
    paths();
    const name = 'a/../b?c';
    const object = { ...CONFIG_MAP, metadata: { name, namespace: 'n s' } };
    await cluster.apply(object, options).catch(error => error);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', name: 'a' };
    await cluster.get(namespace, options).catch(error => error);
    expect(paths()).toEqual([
      '/api/v1/namespaces/n%20s/configmaps/a%2F..%2Fb%3Fc?fieldManager=flotilla&fieldValidation=Strict&force=false',
      '/api/v1/namespaces/a',
    ]);
  });
});
