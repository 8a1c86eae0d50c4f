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
});

/** Each tab with its table, and a row that is always there. */
const TABS: [tab: string, table: string, row: RegExp][] = [
  ['Restarts', 'Restarts', /returns.*tkgi-prod-dc1.*Crashes now/],
  ['Upgrades', 'Upgrades', /eks-prod-iad/],
  ['Images', 'Images', /registry\.example\.com/],
  ['Ownership', 'Claimed by nobody', /coredns/],
  ['Kubernetes', 'Versions', /rke2-prod-edge.*v1\.34\.\d.*Ended/],
  ['Nodes', 'Nodes', /eks-prod-fra.*Ready.* GiB of .* GiB/],
  ['Certificates', 'Certificates', /payments-tls.*ocp-prod-ber/],
  ['Costs', 'Costs', /eks-prod-fra.*€/],
];

test('each question has a tab with what it is about', async ({ page }) => {
  await page.goto(`${portal.url}/fleet`);
  for (const [tab, table, row] of TABS) {
    await test.step(tab, async () => {
      await page.getByRole('tab', { name: tab }).click();
      const grid = page.getByRole('grid', { name: table });
      await expect(
        grid.getByRole('row').filter({ hasText: row }).first(),
      ).toBeVisible();
    });
  }
});

test('all tabs can be seen on a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${portal.url}/fleet`);
  const tabs = page.getByRole('tab');
  await expect(tabs.last()).toBeVisible();
  for (const tab of await tabs.all()) {
    await expect(tab).toBeInViewport({ ratio: 1 });
  }
});

test('what happened is told day by day', async ({ page }) => {
  await page.goto(`${portal.url}/fleet`);
  await page.getByRole('tab', { name: 'Changes' }).click();
  const days = page.getByRole('region', { name: /\d{4}/ });
  await expect(days.getByText('Upgrade').first()).toBeVisible();
});

test('two clusters are compared', async ({ page }) => {
  await page.goto(
    `${portal.url}/fleet/differences?left=eks-prod-fra&right=eks-prod-iad`,
  );
  const row = page.getByRole('row').filter({ hasText: /^Kubernetes/ });
  await expect(row).toContainText(/v1\.35\..*v1\.34\./);
});

test('services are compared cluster by cluster', async ({ page }) => {
  await page.goto(`${portal.url}/fleet/services`);
  await page.getByRole('radio', { name: 'Service by cluster' }).click();
  const grid = page.getByRole('grid', { name: 'Services' });
  await expect(
    grid.getByRole('columnheader', { name: 'eks-prod-fra' }),
  ).toBeVisible();
  await expect(grid.getByRole('row', { name: /^checkout/ })).toContainText(
    /4\.\d+\.\d+/,
  );
});

test('workloads are counted, narrowed down, and saved as a search', async ({
  page,
}) => {
  await page.goto(`${portal.url}/fleet/workloads?groupBy=namespace`);
  await page.getByRole('button', { name: /^storefront \d+/ }).click();
  await expect(page.getByText('Namespace: storefront')).toBeVisible();
  await page.getByRole('button', { name: 'Saved searches' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Shop windows');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const link = dialog.getByRole('link', { name: 'Shop windows' });
  const href = await link.getAttribute('href');
  // What is shared is the address: it finds the same for whoever opens it.
  await page.goto(`${portal.url}${href}`);
  const grid = page.getByRole('grid', { name: 'Workloads' });
  await expect(
    grid.getByRole('row').filter({ hasText: 'storefront' }).first(),
  ).toBeVisible();
});
