import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { component } from './__testUtils__/entities';
import {
  comparable,
  kubectlPlacements,
} from './__testUtils__/kubectlPlacements';
import { PortalBackend } from './__testUtils__/PortalBackend';

const WORKLOADS = 'deployments.apps,statefulsets.apps,rollouts.argoproj.io';
const checkout = { entityRef: 'component:default/checkout' };

jest.setTimeout(300_000);

describeReal('seven real clusters', () => {
  let testbed: Testbed;
  let portal: PortalBackend;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'seven' });
    portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path: testbed.kubeconfigPath }],
      entities: [
        component('checkout', { 'backstage.io/kubernetes-id': 'checkout' }),
        component('payments', {
          'backstage.io/kubernetes-label-selector': 'app=payments,tier=backend',
        }),
        component('search'),
        component('fraud-scoring'),
        component('ledger', {
          'backstage.io/kubernetes-label-selector': 'app=ledger',
          'backstage.io/kubernetes-namespace': 'payments',
        }),
      ],
    });
    await portal.untilAllCurrent();
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  /**
   * What the API answers and what kubectl finds, once controllers have settled:
   * both are asked until they agree, or for half a minute.
   */
  async function bothAnswers(entityRef: string, selector: string) {
    const ask = async () => ({
      api: comparable((await portal.placements({ entityRef })).items),
      kubectl: await kubectlPlacements(testbed, WORKLOADS, selector),
    });
    return portal.until(
      ask,
      ({ api, kubectl }) =>
        api.length > 0 && JSON.stringify(api) === JSON.stringify(kubectl),
      30_000,
    );
  }

  it('tells the distribution of each by what it looks like', async () => {
    const { items } = await portal.until(
      () => portal.clusters(),
      answer =>
        answer.items.every(
          one =>
            one.platform ||
            one.region ||
            one.name.includes('dev') ||
            one.name.includes('edge'),
        ),
      30_000,
    );
    expect(
      Object.fromEntries(items.map(one => [one.name, one.distribution])),
    ).toEqual({
      'aks-stage-eu': 'aks',
      'eks-prod-eu': 'eks',
      'gke-prod-us': 'gke',
      'openshift-dc1': 'openshift',
      'pks-vsphere-dc2': 'tkgi',
      'rke2-edge-01': 'rke2',
      'upstream-dev': 'upstream',
    });
    expect(await portal.cluster('pks-vsphere-dc2')).toMatchObject({
      platform: 'vsphere',
      detection: {
        confidence: 'high',
        evidence: expect.arrayContaining([
          expect.stringContaining('pks-system/cluster.name'),
        ]),
      },
    });
    expect(await portal.cluster('openshift-dc1')).toMatchObject({
      platform: 'vsphere',
      detection: { confidence: 'high' },
    });
  });

  it.each([
    ['checkout', 'backstage.io/kubernetes-id=checkout'],
    ['payments', 'app=payments,tier=backend'],
    ['search', 'app.kubernetes.io/name=search'],
  ])('says where %s runs exactly as kubectl does', async (name, selector) => {
    const entityRef = `component:default/${name}`;
    const { api, kubectl } = await bothAnswers(entityRef, selector);
    expect(api).toEqual(kubectl);
  });

  it('names who owns it and how it was found', async () => {
    const { items, coverage } = await portal.placements(checkout);
    expect(items).toHaveLength(5);
    for (const item of items) {
      expect(item).toMatchObject({
        entityRef: 'component:default/checkout',
        owner: 'group:default/shop',
        match: { by: 'backstage.io/kubernetes-id', confidence: 'high' },
        stale: false,
      });
    }
    expect(coverage).toMatchObject({ clusters: 7, current: 7, problems: [] });
  });

  it('sees crash loops and images that cannot be pulled', async () => {
    await portal.until(
      () => portal.placements({ entityRef: 'component:default/fraud-scoring' }),
      ({ items: [item] }) =>
        (item.status === 'failed' || item.status === 'degraded') &&
        (item.restarts?.total ?? 0) > 1 &&
        item.restarts?.lastReason === 'Error',
      60_000,
    );
    const { items } = await portal.placements({
      entityRef: 'component:default/ledger',
    });
    expect(items).toMatchObject([
      {
        cluster: { name: 'pks-vsphere-dc2' },
        status: 'failed',
        reason: 'ImagePullBackOff',
      },
    ]);
  });

  it('answers with the new version right after kubectl set image', async () => {
    const eks = testbed.cluster('eks-prod-eu');
    await eks.kubectl(
      ...['--namespace', 'shop', 'set', 'image', 'deployment/checkout'],
      '*=registry.example.com/shop/checkout:1.8.0',
    );
    const startedAt = Date.now();
    await portal.until(
      () => portal.placements({ ...checkout, cluster: 'eks-prod-eu' }),
      ({ items: [item] }) => item.version === '1.8.0',
      10_000,
    );
    const ms = Date.now() - startedAt;
    process.stdout.write(`The answer changed after ${ms} ms\n`);
    const { api, kubectl } = await bothAnswers(
      checkout.entityRef,
      'backstage.io/kubernetes-id=checkout',
    );
    expect(api).toEqual(kubectl);
  });

  it('keeps the rows of a cluster that is killed, stale, and is current when it returns', async () => {
    const gke = testbed.cluster('gke-prod-us');
    await gke.kill();
    const { items, coverage } = await portal.until(
      () => portal.placements(checkout),
      answer => answer.coverage.stale === 1,
      15_000,
    );
    expect(items).toHaveLength(5);
    expect(
      items.filter(({ stale }) => stale).map(({ cluster }) => cluster.name),
    ).toEqual(['gke-prod-us']);
    expect(coverage).toMatchObject({
      current: 6,
      problems: [{ clusterName: 'gke-prod-us', status: 'stale' }],
    });
    await gke.restart();
    await portal.untilAllCurrent();
    const { api, kubectl } = await bothAnswers(
      checkout.entityRef,
      'backstage.io/kubernetes-id=checkout',
    );
    expect(api).toEqual(kubectl);
  });

  it('finds a frozen cluster out, though its connections stay open', async () => {
    const aks = testbed.cluster('aks-stage-eu');
    await aks.freeze();
    const { coverage } = await portal.until(
      () => portal.placements(checkout),
      answer => answer.coverage.stale === 1,
      90_000,
    );
    expect(coverage.problems).toMatchObject([
      { clusterName: 'aks-stage-eu', status: 'stale' },
    ]);
    await aks.thaw();
    await portal.untilAllCurrent();
  });
});
