import {
  type Entity,
  entityEnvelopeSchemaValidator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { fakeCluster } from '@flotilla/backstage-plugin-fleet-node/testUtils';
import { clusterEntity, isFromFleet } from './clusterEntity';

const rules = {
  defaultOwner: 'group:default/platform',
  portalUrl: 'https://portal.example.com',
};

const entityOf = (
  known: Partial<Parameters<typeof fakeCluster>[0]>,
  runs: string[] = [],
) =>
  clusterEntity(fakeCluster({ name: 'prod', ...known }), 'prod', {
    runs,
    rules,
  });

/** Throws as the catalog would refuse it. */
async function check(entity: Entity) {
  entityEnvelopeSchemaValidator()(entity);
  const policy = EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]);
  await policy.enforce(entity);
  expect(await resourceEntityV1alpha1Validator.check(entity)).toBe(true);
}

describe('clusterEntity', () => {
  it('shows a cluster as the catalog has it', async () => {
    const entity = entityOf(
      {
        id: 'id-1',
        name: 'Prod\u202e',
        owner: 'group:default/payments',
        distribution: 'rke2',
        platform: 'vsphere',
        region: 'eu-west-1',
        version: 'v1.34.1+rke2r1',
        labels: { env: 'staging', system: 'shop', owner: 'payments' },
      },
      ['component:default/checkout'],
    );
    await check(entity);
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod',
        title: 'Prod\\u202e',
        labels: {
          env: 'staging',
          'flotilla.io/distribution': 'rke2',
          'flotilla.io/platform': 'vsphere',
          'flotilla.io/region': 'eu-west-1',
          'flotilla.io/version': 'v1.34.1_rke2r1',
          owner: 'payments',
          system: 'shop',
        },
        annotations: {
          'backstage.io/managed-by-location': 'fleet:id-1',
          'backstage.io/managed-by-origin-location': 'fleet:id-1',
          'flotilla.io/cluster-id': 'id-1',
        },
        links: [
          {
            url: 'https://portal.example.com/fleet/clusters/id-1',
            title: 'Fleet',
          },
        ],
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/payments',
        lifecycle: 'staging',
        system: 'shop',
        dependencyOf: ['component:default/checkout'],
      },
    });
    expect(isFromFleet(entity)).toBe(true);
  });

  it('says little where little is known', async () => {
    const entity = entityOf({});
    await check(entity);
    expect(entity.metadata.labels).toEqual({});
    expect(entity.spec).toEqual({
      type: 'kubernetes-cluster',
      owner: 'group:default/platform',
      lifecycle: 'production',
    });
  });

  it('leaves out what the catalog would refuse', async () => {
    const entity = entityOf({
      labels: {
        'a b': 'key',
        value: 'two words',
        long: 'x'.repeat(64),
        system: 'not a name',
        ok: 'yes',
        ...JSON.parse('{"__proto__":"polluted"}'),
      },
    });
    await check(entity);
    expect(entity.metadata.labels).toEqual({ ok: 'yes' });
    expect(entity.spec).not.toHaveProperty('system');
  });

  it.each([
    [{ lifecycle: 'experimental', env: 'dev' }, 'experimental'],
    [{ env: 'dev' }, 'dev'],
    [{ lifecycle: '', env: '' }, 'production'],
  ])('tells the lifecycle by labels: %j', (labels, lifecycle) => {
    expect(entityOf({ labels }).spec?.lifecycle).toBe(lifecycle);
  });

  it('has no link where nobody knows where the portal is', () => {
    const { metadata } = clusterEntity(fakeCluster({ name: 'prod' }), 'prod', {
      runs: [],
      rules: { defaultOwner: 'unknown' },
    });
    expect(metadata).not.toHaveProperty('links');
  });
});
