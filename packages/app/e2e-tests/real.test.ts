import { expect, test } from '@playwright/test';
import { startTestbed, Testbed } from '@flotilla/testbed-client';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Portal, START_TIMEOUT_MS } from './Portal';

let testbed: Testbed;
const portal = new Portal({
  appUrl: 'http://localhost:3100',
  backendUrl: 'http://localhost:7107',
});

/** What differs from app-config.yaml: other ports, and real clusters. */
const config = (kubeconfigPath: string) => `
app: { baseUrl: 'http://localhost:3100' }
backend:
  baseUrl: http://localhost:7107
  listen: { port: 7107, host: 127.0.0.1 }
  cors: { origin: 'http://localhost:3100' }
fleet:
  clusters:
    - { type: kubeconfig, path: '${kubeconfigPath}' }
catalog:
  locations:
    - { type: file, target: '${resolve(__dirname, 'real-catalog.yaml')}' }
`;

test.beforeAll(async () => {
  test.setTimeout(2 * START_TIMEOUT_MS);
  testbed = await startTestbed({ spec: 'seven' });
  const file = join(testbed.dir, 'app-config.yaml');
  await writeFile(file, config(testbed.kubeconfigPath));
  await portal.start(['app-config.yaml', file]);
});

test.afterAll(async () => {
  await portal.stop();
  await testbed?.stop();
});

test('from the fleet to a service and to the clusters that it runs in', async ({
  page,
}) => {
  await page.goto(`${portal.url}/fleet`);
  await expect(page.getByText(/All 7 clusters are current/)).toBeVisible({
    timeout: 120_000,
  });
  for (const [cluster, distribution] of [
    ['eks-prod-eu', 'EKS'],
    ['gke-prod-us', 'GKE'],
    ['aks-stage-eu', 'AKS'],
    ['openshift-dc1', 'OpenShift'],
    ['pks-vsphere-dc2', 'TKGI (PKS)'],
    ['rke2-edge-01', 'RKE2'],
    ['upstream-dev', 'Kubernetes'],
  ]) {
    await expect(
      page.getByRole('row', { name: new RegExp(cluster) }),
    ).toContainText(distribution);
  }

  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await page.getByRole('link', { name: 'checkout' }).first().click();
  await page.getByRole('link', { name: 'Clusters', exact: true }).click();
  await expect(page.getByText(/5 clusters, 5 versions/)).toBeVisible();
  const eks = page.getByRole('row', { name: /eks-prod-eu/ });
  await expect(eks).toContainText('shop');
  await expect(eks).toContainText('1.6.0');
  await expect(eks).toContainText('4 / 4');
});

test('a new version shows without a reload', async ({ page }) => {
  await page.goto(`${portal.url}/catalog/default/component/checkout/clusters`);
  const row = page.getByRole('row', { name: /pks-vsphere-dc2/ });
  await expect(row).toContainText('1.2.9');
  await testbed
    .cluster('pks-vsphere-dc2')
    .kubectl(
      ...['--namespace', 'legacy-shop', 'set', 'image', 'deployment/checkout'],
      '*=registry.example.com/shop/checkout:1.3.0',
    );
  await expect(row).toContainText('1.3.0');
});

test('a cluster that is killed keeps its rows, marked stale, and comes back', async ({
  page,
}) => {
  await page.goto(`${portal.url}/catalog/default/component/checkout/clusters`);
  const row = page.getByRole('row', { name: /openshift-dc1/ });
  await expect(row).toContainText('1.4.0');
  await testbed.cluster('openshift-dc1').kill();
  await expect(row).toContainText('Stale');
  await expect(row).toContainText('1.4.0');
  await testbed.cluster('openshift-dc1').restart();
  await expect(row).not.toContainText('Stale');
});
