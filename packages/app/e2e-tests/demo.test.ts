import { expect, test } from '@playwright/test';
import { Portal, START_TIMEOUT_MS } from './Portal';

const portal = new Portal({
  appUrl: 'http://localhost:3000',
  backendUrl: 'http://localhost:7007',
});

test.beforeAll(async () => {
  test.setTimeout(2 * START_TIMEOUT_MS);
  await portal.start();
});

test.afterAll(async () => {
  await portal.stop();
});

test('npm start shows the demo fleet, and what is wrong in it', async ({
  page,
}) => {
  await page.goto(`${portal.url}/fleet`);
  await expect(page.getByText(/\d+ of 14 clusters are current/)).toBeVisible({
    timeout: 120_000,
  });
  const unreachable = page.getByRole('row', { name: /k3s-prod-edge/ });
  await expect(unreachable).toContainText('Unreachable');
  const eks = page.getByRole('row', { name: /eks-prod-fra/ });
  await expect(eks).toContainText('EKS');
  await expect(eks).toContainText('Current');

  await page.getByRole('button', { name: /problems/ }).click();
  await expect(page.getByText(/cannot list resource "jobs"/)).toBeVisible();
  // Goes stale half a minute after it was seen, and keeps its rows.
  const stale = page.getByRole('row', { name: /rke2-prod-edge/ });
  await expect(stale).toContainText('Stale', { timeout: 120_000 });
  await expect(stale).toContainText('RKE2');
});

test('filters are in the address, so that a view can be shared', async ({
  page,
}) => {
  await page.goto(`${portal.url}/fleet`);
  await page.getByRole('searchbox', { name: 'Search clusters' }).fill('tkgi');
  await expect(page.getByRole('row', { name: /eks-prod-fra/ })).toBeHidden();
  await expect(page.getByRole('row', { name: /tkgi-prod-dc1/ })).toBeVisible();
  await page.goto(page.url());
  await expect(page.getByRole('row', { name: /tkgi-prod-dc1/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /eks-prod-fra/ })).toBeHidden();
});

test('a cluster says how its distribution was told', async ({ page }) => {
  await page.goto(`${portal.url}/fleet`);
  await page.getByRole('link', { name: 'tkgi-prod-dc1' }).click();
  await expect(page.getByText(/pks-system\/cluster\.name/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Deployment/ })).toContainText(
    'Current',
  );
});

test('a service page has the clusters that it runs in', async ({ page }) => {
  await page.goto(`${portal.url}/catalog/default/component/checkout`);
  await page.getByRole('link', { name: 'Clusters', exact: true }).click();
  const row = page.getByRole('row', { name: /eks-prod-fra/ });
  await expect(row).toContainText('orders');
  // The fleet lives: the version may have moved while the test ran.
  await expect(row).toContainText(/orders\s*4\.\d+\.\d+/);
  await row.getByRole('link', { name: 'eks-prod-fra' }).click();
  await expect(page).toHaveURL(/\/fleet\/clusters\//);
});

test("Backstage's own Kubernetes tab asks the clusters of the fleet", async ({
  page,
}) => {
  await page.goto(`${portal.url}/catalog/default/component/checkout`);
  await page.getByRole('link', { name: 'Kubernetes', exact: true }).click();
  await expect(page.getByText('eks-prod-fra').first()).toBeVisible({
    timeout: 60_000,
  });
});

test('the tabs of the fleet answer its questions', async ({ page }) => {
  await page.goto(`${portal.url}/fleet`);
  await page.getByRole('tab', { name: 'Services' }).click();
  const checkout = page.getByRole('row', { name: /checkout/ });
  await expect(checkout).toContainText(/\d+ clusters?/, { timeout: 60_000 });
  await checkout.getByRole('button', { name: /^Clusters of/ }).click();
  await expect(page.getByRole('dialog')).toContainText('eks-prod-fra');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Workloads' }).click();
  const name = page.getByRole('searchbox', { name: 'Name has' });
  await name.fill('order');
  await name.press('Enter');
  await expect(page.getByRole('row', { name: /orders/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/name=order/);

  await page.getByRole('tab', { name: 'Upgrades' }).click();
  await expect(page.getByRole('grid', { name: 'Upgrades' })).toBeVisible();
});
