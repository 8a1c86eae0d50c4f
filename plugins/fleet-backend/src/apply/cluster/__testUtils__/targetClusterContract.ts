import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { TargetCluster } from '../TargetCluster';

// Not the bare names: those make ESLint take this file for a test.
const { beforeEach, it } = globalThis;

/** One cluster, for us and for somebody else, and a namespace in it. */
export interface ContractClusters {
  ours: TargetCluster;
  others: TargetCluster;
  namespace: string;
}

/**
 * What every TargetCluster does alike, as the API server does it.
 *
 * @param other - The field manager of the others
 */
export function targetClusterContract(
  open: () => ContractClusters,
  other: string,
) {
  const { signal } = new AbortController();
  const options = { signal };
  let count = 0;
  let name: string;
  const ours = () => open().ours;
  const others = () => open().others;
  const settings = (data: Record<string, string>): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: open().namespace },
    data,
  });
  const ref = () => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: open().namespace,
    name,
  });
  const deployment = (...containers: Array<Record<string, string>>) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: open().namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers },
      },
    },
  });
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => 'none',
      error => error.failure ?? error,
    );

  beforeEach(() => {
    count += 1;
    name = `contract-${count}`;
  });

  it('applies what is not there, and changes nothing where it is', async () => {
    const first = await ours().apply(settings({ a: '1' }), options);
    expect(first.created).toBe(true);
    const again = await ours().apply(settings({ a: '1' }), options);
    expect(again.created).toBe(false);
    const { uid, resourceVersion } = first.object.metadata;
    expect(again.object.metadata).toMatchObject({ uid, resourceVersion });
    expect(await ours().get(ref(), options)).toMatchObject({
      data: { a: '1' },
      metadata: { name, uid },
    });
  });

  it('drops what it does not apply any more, unless others own it too', async () => {
    await ours().apply(settings({ a: '1', b: '2', c: '3' }), options);
    await others().apply(settings({ b: '2' }), options);
    const { object } = await ours().apply(settings({ a: '1' }), options);
    expect(object.data).toEqual({ a: '1', b: '2' });
  });

  it('does not take fields of others, unless it is to', async () => {
    await others().apply(settings({ a: '1', b: '2' }), options);
    const changed = settings({ a: 'one', c: '3' });
    await expect(ours().apply(changed, options)).rejects.toMatchObject({
      failure: 'conflict',
      conflicts: [{ field: '.data.a', manager: other }],
    });
    const forced = { ...options, force: true };
    const { object } = await ours().apply(changed, forced);
    expect(object.data).toEqual({ a: 'one', b: '2', c: '3' });
    await expect(
      others().apply(settings({ a: '1', b: '2' }), options),
    ).rejects.toMatchObject({
      conflicts: [{ field: '.data.a', manager: 'flotilla' }],
    });
  });

  it('takes containers by their names', async () => {
    const app = { name: 'app', image: 'app:1' };
    await others().apply(deployment(app), options);
    const proxy = { name: 'proxy', image: 'proxy:1' };
    const both = deployment({ name: 'app', image: 'app:2' }, proxy);
    await expect(ours().apply(both, options)).rejects.toMatchObject({
      conflicts: [
        {
          field: '.spec.template.spec.containers[name="app"].image',
          manager: other,
        },
      ],
    });
    const { object } = await ours().apply(deployment(app, proxy), options);
    expect(object.spec).toMatchObject({
      template: { spec: { containers: [app, proxy] } },
    });
  });

  it('refuses what has changed since it was seen', async () => {
    const { object } = await ours().apply(settings({ a: '1' }), options);
    const { resourceVersion, uid } = object.metadata;
    await others().apply(settings({ b: '2' }), options);
    const seen = { ...options, seen: { uid, resourceVersion } };
    expect(await failure(ours().apply(settings({ a: '2' }), seen))).toBe(
      'stale',
    );
    const replaced = settings({ z: '1' });
    replaced.metadata.resourceVersion = resourceVersion;
    expect(await failure(ours().replace(replaced, options))).toBe('stale');
    const deleted = ours().delete(ref(), {
      ...options,
      uid,
      resourceVersion,
    });
    expect(await failure(deleted)).toBe('stale');
  });

  it('does not create again what was seen and is gone', async () => {
    const { object } = await ours().apply(settings({ a: '1' }), options);
    const { uid } = object.metadata;
    await ours().delete(ref(), { ...options, uid });
    const seen = { ...options, seen: object.metadata };
    expect(await failure(ours().apply(settings({ a: '2' }), seen))).toBe(
      'stale',
    );
  });

  it('replaces a whole object', async () => {
    const { object } = await ours().apply(settings({ a: '1' }), options);
    const replaced = settings({ b: '2' });
    replaced.metadata.resourceVersion = object.metadata.resourceVersion;
    const { data } = await ours().replace(replaced, options);
    expect(data).toEqual({ b: '2' });
  });

  it('changes nothing in a dry run', async () => {
    const dry = { ...options, dryRun: true };
    const made = await ours().apply(settings({ a: '1' }), dry);
    expect(made).toMatchObject({ created: true, object: { data: { a: '1' } } });
    await ours().create(settings({ a: '1' }), dry);
    expect(await ours().get(ref(), options)).toBeUndefined();
    const { object } = await ours().apply(settings({ a: '1' }), options);
    await ours().apply(settings({ a: '2' }), dry);
    await ours().delete(ref(), { ...dry, uid: object.metadata.uid });
    expect(await ours().get(ref(), options)).toMatchObject({
      data: { a: '1' },
    });
  });

  it('creates only what is not there', async () => {
    await ours().create(settings({ a: '1' }), options);
    expect(await failure(ours().create(settings({}), options))).toBe('exists');
  });

  it('deletes the object that is meant, and no other', async () => {
    const { object } = await ours().apply(settings({ a: '1' }), options);
    const { uid } = object.metadata;
    expect(
      await failure(ours().delete(ref(), { ...options, uid: 'another' })),
    ).toBe('stale');
    await ours().delete(ref(), { ...options, uid });
    expect(await ours().get(ref(), options)).toBeUndefined();
    await ours().delete(ref(), { ...options, uid });
  });

  it('patches one field, which is its own then', async () => {
    await others().apply(deployment({ name: 'app', image: 'app:1' }), options);
    const image = '/spec/template/spec/containers/0/image';
    const deployed = { ...ref(), apiVersion: 'apps/v1', kind: 'Deployment' };
    const patched = await ours().patch(
      deployed,
      [
        { op: 'test', path: image, value: 'app:1' },
        { op: 'replace', path: image, value: 'app:2' },
      ],
      options,
    );
    expect(patched.spec).toMatchObject({
      template: { spec: { containers: [{ name: 'app', image: 'app:2' }] } },
    });
    const again = deployment({ name: 'app', image: 'app:1' });
    await expect(others().apply(again, options)).rejects.toMatchObject({
      conflicts: [{ manager: 'flotilla' }],
    });
    await expect(
      ours().patch(
        deployed,
        [{ op: 'test', path: image, value: 'app:1' }],
        options,
      ),
    ).rejects.toMatchObject({ failure: 'invalid' });
    const old = {
      op: 'replace',
      path: '/metadata/resourceVersion',
      value: '1',
    };
    expect(await failure(ours().patch(deployed, [old as never], options))).toBe(
      'stale',
    );
  });

  it('says what a cluster does not have', async () => {
    const elsewhere = settings({});
    elsewhere.metadata.namespace = 'nowhere';
    expect(await failure(ours().apply(elsewhere, options))).toBe('notFound');
    const unknown = { ...settings({}), apiVersion: 'nobody.example/v1' };
    expect(await failure(ours().apply(unknown, options))).toBe('notServed');
    const { namespace: _, ...unnamed } = ref();
    expect(await failure(ours().get(unnamed, options))).toBe('invalid');
    const { apiVersions, kubeVersion } = await ours().version(options);
    expect(kubeVersion).toMatch(/^v1\.\d+/);
    expect(apiVersions).toEqual(
      expect.arrayContaining(['v1', 'apps/v1', 'apps/v1/Deployment']),
    );
  });

  it('ends with the reason of the signal', async () => {
    const aborted = { signal: AbortSignal.abort(new Error('stopped')) };
    await expect(ours().get(ref(), aborted)).rejects.toThrow('stopped');
  });
}
