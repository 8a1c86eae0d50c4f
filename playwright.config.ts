import { defineConfig } from '@playwright/test';

/** The browser tests; `npm test -- browser` runs them. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [['list'], ['json']]
    : [['list']],
  projects: [
    { name: 'demo', testMatch: 'demo.test.ts' },
    { name: 'real', testMatch: 'real.test.ts' },
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // No calls to the browser's maker: a test machine may have no network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
