import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { systemClock } from '../../collect';
import type { Act, Release } from '../Applier';
import type { ApplierClusters } from './applierContract';
import { at } from '../cluster/fields';
import { DefaultApplier } from '../DefaultApplier';
import { DefaultImageChanger } from '../images/DefaultImageChanger';
import type { ImageChanger, ImageSet } from '../ImageChanger';
import { InventoryStore } from '../inventory';
import { deployment, inNamespace, refTo } from './manifests';

// Not the bare names: those make ESLint take this file for a test.
const { beforeEach, it } = globalThis;

const { signal } = new AbortController();
const options = { signal };

/** What an ImageChanger does on any cluster. */
export function imageChangerContract(
  open: () => ApplierClusters,
  other: string,
) {
  let count = 0;
  let release: Release;
  let workload: Manifest;
  let images: ImageChanger;

  const act = (more: Partial<Act> = {}): Act => ({
    rolloutId: 'r1',
    actor: 'user:default/ann',
    fencingToken: 1,
    conflicts: 'refuse',
    signal,
    ...more,
  });
  const parts = () => {
    const cluster = open().ours;
    const inventories = new InventoryStore(cluster);
    return { cluster, inventories, clock: systemClock };
  };
  const set = (...changes: ImageSet['changes']): ImageSet => ({
    workloads: [refTo(workload, release.namespace)],
    changes,
    revision: 'sha256:1',
  });
  const live = () =>
    open().ours.get(refTo(workload, release.namespace), options);
  const imagesNow = async () => {
    const spec = at(await live(), 'spec', 'template', 'spec');
    return [at(spec, 'containers'), at(spec, 'initContainers')].flatMap(list =>
      ((list ?? []) as Array<{ image: string }>).map(({ image }) => image),
    );
  };

  beforeEach(async () => {
    count += 1;
    release = { name: `images-${count}`, namespace: open().namespace };
    workload = inNamespace(
      deployment(`images-${count}`, 'ghcr.io/acme/shop:1', {
        replicas: 0,
        template: {
          metadata: { labels: { app: `images-${count}` } },
          spec: {
            containers: [
              { name: 'app', image: 'ghcr.io/acme/shop:1' },
              { name: 'proxy', image: 'proxy:1' },
            ],
            initContainers: [{ name: 'init', image: 'ghcr.io/acme/shop:1' }],
          },
        },
      }),
      release.namespace,
    );
    await open().others.apply(workload, options);
    images = DefaultImageChanger.create(parts());
  });

  it('changes the containers of the repository, and nothing else', async () => {
    const before = await live();
    const wanted = set({ image: 'ghcr.io/acme/shop:2' });
    await images.apply(release, wanted, act());
    expect(await imagesNow()).toEqual([
      'ghcr.io/acme/shop:2',
      'proxy:1',
      'ghcr.io/acme/shop:2',
    ]);
    const after = await live();
    expect(after?.metadata.labels).toEqual(before?.metadata.labels);
    expect(after?.metadata.annotations).toMatchObject({
      'flotilla.io/rollout': 'r1',
    });
    expect(await images.health(wanted, options)).toMatchObject({
      revision: 'sha256:1',
    });
    const generation = after?.metadata.generation;
    await images.apply(release, wanted, act());
    expect((await live())?.metadata.generation).toBe(generation);
  });

  it('changes the container that is named', async () => {
    const wanted = set({ container: 'proxy', image: 'other/proxy:2' });
    await images.apply(release, wanted, act());
    expect(await imagesNow()).toEqual([
      'ghcr.io/acme/shop:1',
      'other/proxy:2',
      'ghcr.io/acme/shop:1',
    ]);
  });

  it('comes back to the images that were there', async () => {
    const wanted = set({ image: 'ghcr.io/acme/shop:2' });
    const previous = await images.previous(wanted, options);
    expect(previous.map(({ container, image }) => [container, image])).toEqual([
      ['app', 'ghcr.io/acme/shop:1'],
      ['init', 'ghcr.io/acme/shop:1'],
    ]);
    const before = await imagesNow();
    await images.apply(release, wanted, act());
    await images.rollback(release, previous, act());
    expect(await imagesNow()).toEqual(before);
    const health = await images.health(wanted, options);
    expect(health.revision).toBeUndefined();
  });

  it('plans the change, and whose fields it takes', async () => {
    const wanted = set({ container: 'app', image: 'ghcr.io/acme/shop:2' });
    const { objects } = await images.plan(wanted, options);
    const container = 'spec.template.spec.containers[name=';
    expect(objects).toEqual([
      {
        object: wanted.workloads[0],
        act: 'update',
        differences: [
          {
            path: `${container}app].image`,
            from: '"ghcr.io/acme/shop:1"',
            to: '"ghcr.io/acme/shop:2"',
          },
        ],
        conflicts: [{ field: `.${container}"app"].image`, manager: other }],
      },
    ]);
    expect((await imagesNow())[0]).toBe('ghcr.io/acme/shop:1');
  });

  it('refuses what is not there', async () => {
    const unknown = set({ image: 'ghcr.io/acme/unknown:2' });
    await expect(images.plan(unknown, options)).rejects.toThrow(
      'has no container for ghcr.io/acme/unknown:2',
    );
    const gone = set({ image: 'ghcr.io/acme/shop:2' });
    gone.workloads = [{ ...gone.workloads[0], name: 'gone' }];
    await expect(images.previous(gone, options)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('is fenced', async () => {
    const wanted = set({ image: 'ghcr.io/acme/shop:2' });
    await images.apply(release, wanted, act({ fencingToken: 5 }));
    const late = set({ image: 'ghcr.io/acme/shop:3' });
    await expect(
      images.apply(release, late, act({ fencingToken: 4 })),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await imagesNow())[0]).toBe('ghcr.io/acme/shop:2');
  });

  it('changes what a release has, which takes it back as its own', async () => {
    const name = `${release.name}-own`;
    const one = deployment(name, 'app:1', { replicas: 0 });
    const applier = DefaultApplier.create(parts());
    const first = { revision: 'sha256:a', manifests: [one] };
    await applier.apply(release, first, act());
    workload = one;
    await images.apply(release, set({ image: 'app:2' }), act());
    expect(await imagesNow()).toEqual(['app:2']);
    const plan = await applier.plan(release, first, act());
    expect(plan.objects).toMatchObject([{ act: 'update', conflicts: [] }]);
    await applier.apply(release, first, act({ rolloutId: 'r2' }));
    expect(await imagesNow()).toEqual(['app:1']);
    await applier.rollback(release, undefined, act({ rolloutId: 'r2' }));
    expect(await live()).toBeUndefined();
  });
}
