/** Who has no App yet: from nothing to a running one, in a browser, with a GitHub Enterprise beside it. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { parseEnv } from 'node:util';
import type { Browser } from 'playwright-core';
import type { Simulator } from '../../src/simulator/index.ts';
import { hasBrowser, openBrowser } from '../browser.ts';
import { IDENTITY, startGround } from '../stories/ground.ts';
import { type Enterprise, startEnterprise } from './enterprise.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

let folder: FreshFolder;
let simulator: Simulator;
let enterprise: Enterprise;
let browser: Browser;
beforeEach(async () => {
  folder = await freshFolder();
  simulator = await startGround({ files: { 'readme.md': '# Connectors\n' }, roles: {} });
  enterprise = await startEnterprise(simulator.url);
  browser = await openBrowser();
});
afterEach(async () => {
  await browser.close();
  await folder.close();
  enterprise.close();
  await simulator.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

(hasPackage && hasBrowser ? test : test.skip)('one click in the browser, one on GitHub, and the App runs', async () => {
  const port = await freePort();
  const env = { ...{ GHE_HOST: enterprise.host, GHE_PROTOCOL: 'http', GH_ORG: 'contoso', PORT: String(port) } };
  const channel = 'https://smee.example/channel';
  const app = folder.start('connector-reviewer', ['start'], {
    env: { ...env, WEBHOOK_PROXY_URL: channel, NO_PROXY: '127.0.0.1' },
  });
  const lines = createInterface(app.stdout!)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toContain(`Open http://127.0.0.1:${port} to create it on ${enterprise.host}`);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);

  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}`);
  await page.getByRole('button', { name: 'Create the App on GitHub' }).click();
  expect(await page.title()).toBe('Create GitHub App for contoso');
  expect(new URL(page.url()).pathname).toBe('/organizations/contoso/settings/apps/new');
  expect(enterprise.manifests).toEqual([
    {
      ...{ name: 'connector-reviewer', public: false, url: expect.stringMatching(/^https:/) },
      description: expect.stringContaining('certification rules'),
      hook_attributes: { url: channel, active: true },
      redirect_url: `http://127.0.0.1:${port}/setup/created`,
      default_permissions: expect.objectContaining({ checks: 'write', issues: 'write', pull_requests: 'write' }),
      default_events: expect.arrayContaining(['issue_comment', 'label', 'pull_request', 'pull_request_review']),
    },
  ]);

  await page.getByRole('button', { name: 'Create GitHub App' }).click();
  await page.waitForURL('**/apps/reviewer/installations/new');
  const values = parseEnv(await readFile(`${folder.path}/.env`, 'utf8'));
  expect(values).toMatchObject({
    APP_ID: String(IDENTITY.appId),
    GHE_HOST: enterprise.host,
    WEBHOOK_PROXY_URL: channel,
  });
  for (let line = ''; !line.includes('"listening"'); ) line = String((await lines.next()).value);
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
});
