/** A real browser for tests of pages: Debian's Chromium, which `.ci/run` installs. */
import { type Browser, chromium } from 'playwright-core';

/** Tests without it are left out, unless they are told that it must be there. */
export const hasBrowser = process.env.NEEDS_BROWSER !== undefined;

/** Close it after the test. Throws when there is none. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}
