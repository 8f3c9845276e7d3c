/** What docs/configuration.md shows is a configuration. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { loadConfig } from '../../src/config/load.ts';
import { configurationPage } from '../../src/docs/configuration.ts';

const page = configurationPage();
const files = [...page.matchAll(/```yaml\n([\s\S]*?)\n```/g)].map(([, text]) => text as string);

it('each of its files is taken, and the longest is what holds without one', () => {
  expect(files.length).toBeGreaterThan(3);
  expect(files.flatMap((text) => loadConfig(text).problem ?? [])).toEqual([]);
  const [longest] = [...files].sort((a, b) => b.length - a.length);
  expect(loadConfig(longest as string).config).toEqual(DEFAULT_CONFIG);
});

it('every key is told with what it is for', () => {
  expect(page).not.toMatch(/\| +\|/);
});
