import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { HubCluster, Server, serverOf } from './__testUtils__/HubCluster';
import { PortalBackend } from './__testUtils__/PortalBackend';
import {
  argocdSecret,
  clusterApiCluster,
  clusterApiSecret,
  clusterProfile,
  HUB_NAMESPACES,
  managedCluster,
  managedToken,
  profileToken,
} from './__testUtils__/registrations';

const IN_FLOTILLA = ['--namespace', 'flotilla'];

jest.setTimeout(300_000);

describeReal('a cluster that four kinds of hubs know', () => {
  let testbed: Testbed;
  let portal: PortalBackend;
  let hub: HubCluster;
  let server: Server;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'two' });
    const hubCluster = testbed.cluster('eks-prod-eu');
    server = await serverOf(testbed.cluster('gke-prod-us'));
    hub = new HubCluster(hubCluster, testbed.dir);
    const token = await hub.createAccount(HUB_NAMESPACES);
    await registerMember();
    const { url, caData } = await serverOf(hubCluster);
    const entry = { hub: { url, caData, auth: { type: 'token', token } } };
    const secretreader = { name: 'secretreader', auth: { type: 'secret' } };
    portal = await PortalBackend.start({
      clusters: [
        { ...entry, type: 'clusterApi', labels: { from: 'hub' } },
        { ...entry, type: 'argocd' },
        {
          ...entry,
          type: 'openClusterManagement',
          managedServiceAccount: 'flotilla',
        },
        { ...entry, type: 'clusterProfile', providers: [secretreader] },
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await testbed?.stop();
  });

  async function registerMember() {
    await hub.installClusterApi();
    await hub.installKind({
      group: 'cluster.open-cluster-management.io',
      version: 'v1',
      kind: 'ManagedCluster',
      scope: 'Cluster',
    });
    await hub.installKind({
      group: 'multicluster.x-k8s.io',
      version: 'v1alpha1',
      kind: 'ClusterProfile',
      scope: 'Namespaced',
    });
    await hub.apply(clusterApiCluster(server));
    await hub.apply(clusterApiSecret(server, server.token));
    await hub.apply(argocdSecret(server));
    await hub.applyWithStatus('managedcluster', managedCluster(server));
    await hub.apply(managedToken(server));
    await hub.applyWithStatus('clusterprofile', clusterProfile(server));
    await hub.apply(profileToken(server));
  }

  it('becomes current by each of them, with the labels that they know', async () => {
    const { items, coverage } = await portal.untilAllCurrent();
    expect(
      Object.fromEntries(items.map(({ name, labels }) => [name, labels])),
    ).toEqual({
      'by-capi': { tier: 'prod', from: 'hub' },
      'by-argocd': {},
      'by-ocm': { 'platform.open-cluster-management.io': 'GCP' },
      'by-profile': { location: 'us-central1' },
    });
    expect(items.map(({ distribution }) => distribution)).toEqual(
      Array(4).fill('gke'),
    );
    const problems = coverage.problems.map(({ status }) => status);
    expect(new Set(problems)).toEqual(new Set(['duplicate']));
  });

  it('keeps no credential in the database', async () => {
    const dump = await portal.dump();
    expect(dump).toContain('by-capi');
    expect(dump).not.toContain(server.token);
  });

  it('goes on with the token that a Secret has now, when the last is refused', async () => {
    const member = testbed.cluster('gke-prod-us');
    await member.kubectl(
      ...['create', 'secret', 'generic', 'bound', ...IN_FLOTILLA],
    );
    const token = await member.kubectl(
      ...['create', 'token', 'flotilla-reader', ...IN_FLOTILLA],
      ...['--bound-object-kind=Secret', '--bound-object-name=bound'],
    );
    await hub.apply(clusterApiSecret(server, token.trim()));
    expect(await statusAfterRestart()).toBe('current');
    await hub.apply(clusterApiSecret(server, server.token));
    // With that Secret the token goes, and with the restart who remembers it.
    await member.kubectl('delete', 'secret', 'bound', ...IN_FLOTILLA);
    expect(await statusAfterRestart()).toBe('current');
  });

  it('stays in the fleet while its hub is gone', async () => {
    await testbed.cluster('eks-prod-eu').kill();
    expect(await statusAfterRestart()).toBe('current');
    expect((await portal.clusters()).items).toHaveLength(4);
  });

  /** Restarts the member, and tells how it is once it has been seen since. */
  async function statusAfterRestart() {
    await testbed.cluster('gke-prod-us').restart();
    const since = new Date().toISOString();
    const { sync } = await portal.until(
      () => portal.cluster('by-capi'),
      ({ sync: { status, observedAt } }) =>
        status === 'current' && (observedAt ?? '') > since,
      60_000,
    );
    return sync.status;
  }
});
