import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  FakeFleetService,
  fakeCluster,
} from '@flotilla/backstage-plugin-fleet-node/testUtils';
import { CatalogBackend, related } from './__testUtils__/CatalogBackend';
import { resource, service } from './__testUtils__/entities';

jest.setTimeout(120_000);

const COMPONENT: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team' },
};

const PROD = 'resource/default/prod';
const CHECKOUT = 'component/default/checkout';

describe('catalogModuleFleet', () => {
  const directory = createMockDirectory();
  let fleet: FakeFleetService;
  let catalog: CatalogBackend;

  beforeEach(async () => {
    write(COMPONENT);
    fleet = new FakeFleetService();
    fleet.clusters = [
      fakeCluster({ name: 'prod', id: '11111111-prod', version: 'v1.34.1' }),
      fakeCluster({ name: 'edge', id: '22222222-edge' }),
    ];
    fleet.services = [
      service('component:default/checkout', {
        '11111111-prod': 'high',
        '22222222-edge': 'low',
      }),
    ];
    catalog = await CatalogBackend.start({
      fleet,
      file: directory.resolve('all.yaml'),
    });
  });

  afterEach(() => catalog.stop());

  /** What people have in their file. */
  function write(...entities: Entity[]) {
    const documents = entities.map(entity => JSON.stringify(entity));
    directory.setContent({ 'all.yaml': documents.join('\n---\n') });
  }
  const runsOn =
    (...refs: string[]) =>
    (entity: Entity) =>
      related(entity, 'dependsOn').join() === refs.join();
  const isTheirs = ({ spec }: Entity) => spec?.owner === 'infra';

  it('has clusters, and relations in both directions as they change', async () => {
    await catalog.refresh();
    const prod = await catalog.until(
      PROD,
      entity => related(entity, 'dependencyOf').length > 0,
    );
    expect(prod).toMatchObject({
      metadata: {
        labels: { 'flotilla.io/version': 'v1.34.1' },
        annotations: { 'flotilla.io/cluster-id': '11111111-prod' },
        links: [
          { url: 'https://portal.example.com/fleet/clusters/11111111-prod' },
        ],
      },
      spec: { owner: 'group:default/platform' },
    });
    expect(related(prod, 'dependencyOf')).toEqual([
      'component:default/checkout',
    ]);
    expect(related(prod, 'ownedBy')).toEqual(['group:default/platform']);
    await catalog.until(CHECKOUT, runsOn('resource:default/prod'));

    fleet.services = [
      service('component:default/checkout', { '22222222-edge': 'high' }),
    ];
    await catalog.refresh();
    await catalog.until(CHECKOUT, runsOn('resource:default/edge'));
    await catalog.until(
      PROD,
      entity => related(entity, 'dependencyOf').length === 0,
    );

    fleet.clusters = fleet.clusters.slice(0, 1);
    await catalog.refresh();
    expect(await catalog.entity('resource/default/edge')).toBeUndefined();
    await catalog.until(CHECKOUT, runsOn());
  });

  it('makes way for an entity of people, and never takes its place', async () => {
    await catalog.refresh();
    await catalog.until(PROD, entity => !isTheirs(entity));

    write(COMPONENT, resource('prod'));
    await catalog.until(PROD, isTheirs);
    await catalog.refresh();
    const ours = 'resource/default/prod-11111111';
    const moved = await catalog.until(ours, entity => !isTheirs(entity));
    expect(related(moved, 'dependencyOf')).toEqual([
      'component:default/checkout',
    ]);
    await catalog.until(CHECKOUT, runsOn('resource:default/prod-11111111'));

    await catalog.refresh();
    expect(isTheirs((await catalog.entity(PROD))!)).toBe(true);

    fleet.clusters = [];
    await catalog.refresh();
    expect(await catalog.entity(ours)).toBeUndefined();
    expect(isTheirs((await catalog.entity(PROD))!)).toBe(true);
  });

  it('has one entity of a cluster that people describe', async () => {
    const annotations = { 'flotilla.io/cluster-id': '11111111-prod' };
    write(COMPONENT, resource('main-cluster', annotations));
    await catalog.until('resource/default/main-cluster', isTheirs);
    await catalog.refresh();
    await catalog.until('resource/default/edge', () => true);
    expect(await catalog.entity(PROD)).toBeUndefined();
  });
});
