/** A partner looks at the connector as its users will see it: in a browser, by keyboard, on a phone, and while files are saved. */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from '../browser.ts';
import { SAMPLES } from '../rules/sample.ts';
import { type FreshFolder, freshFolder, hasPackage } from './fresh-folder.ts';

const CONNECTOR = 'certified-connectors/Contoso Orders';
const SWAGGER = `${CONNECTOR}/apiDefinition.swagger.json`;

let folder: FreshFolder;
let browser: Browser | undefined;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await browser?.close();
  await folder.close();
});

async function addressOf(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

const script = hasPackage && hasBrowser ? test : test.skip;

script('reads everything without a mouse, at 360 pixels too, and sees what is saved', async () => {
  const { files } = SAMPLES.find(({ name }) => name === 'Contoso Orders')!;
  await folder.write(Object.fromEntries([...files].map(([name, text]) => [`${CONNECTOR}/${name}`, text])));
  const url = await addressOf(folder.start('connector-reviewer', ['preview', CONNECTOR]));
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme: 'dark' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => request.url().startsWith(url) || troubles.push(request.url()));
  await page.goto(url);
  const list = page.locator('summary', { hasText: 'List orders' });
  await list.focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#operation-ListOrders').getAttribute('open')).toBe('');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const text = files.get('apiDefinition.swagger.json') as string;
  await folder.write({ [SWAGGER]: text.replace('"summary": "List orders"', '"summary": "Find orders"') });
  await page.locator('summary', { hasText: 'Find orders' }).waitFor({ timeout: 120_000 });
  // What was open is open again, as soon as the page's script has run.
  await page.locator('#operation-ListOrders[open]').waitFor({ timeout: 120_000 });
  expect(troubles).toEqual([]);
});
