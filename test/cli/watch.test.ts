/** `check --watch`: a verdict after each change. */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckOptions } from '../../src/cli/commands/check.ts';
import { watch } from '../../src/cli/commands/watch.ts';
import { CONTOSO, cli, dropSummary, edit, read, repository, SWAGGER, write } from './setup.ts';

const threads = { checkThreads: () => Promise.reject(new Error('none is needed')) };

/** Watches until `story` is over; `verdicts` hands out one after the other, as they come. */
async function watching(
  root: string,
  options: Partial<CheckOptions>,
  story: (next: () => Promise<string>) => Promise<void>,
) {
  const end = new AbortController();
  const verdicts: string[] = [];
  let [text, wake] = ['', () => {}];
  const take = (piece: string) => {
    text += piece;
    if (!piece.includes('waiting for changes')) return;
    verdicts.push(text);
    text = '';
    wake();
  };
  const io = { cwd: root, env: {}, out: { write: take }, err: { write: take } };
  const running = watch([], { format: 'pretty', ...options }, io, threads, end.signal);
  const next = async () => {
    while (verdicts.length === 0)
      await Promise.race([
        running,
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
      ]);
    return verdicts.shift() as string;
  };
  await story(next).finally(() => end.abort());
  return running;
}

it('says what is wrong, and that it is mended as soon as it is', async () => {
  const root = repository();
  const good = read(root, SWAGGER);
  const code = await watching(root, {}, async (next) => {
    expect(await next()).toContain('No findings');
    dropSummary(root);
    expect(await next()).toContain('operation/summary-required');
    write(root, SWAGGER, good);
    expect(await next()).toContain('No findings');
  });
  expect(code).toBe(0);
});

it('takes a file that is saved under another name and renamed, as editors do', async () => {
  const root = repository();
  await watching(root, {}, async (next) => {
    await next();
    const broken = read(root, SWAGGER).replace('"summary": "Get an order",', '');
    writeFileSync(join(root, `${SWAGGER}.tmp`), broken);
    renameSync(join(root, `${SWAGGER}.tmp`), join(root, SWAGGER));
    let said = await next();
    while (!said.includes('operation/summary-required')) said = await next();
  });
});

it('takes connectors that come and go', async () => {
  const root = repository();
  await watching(root, {}, async (next) => {
    expect(await next()).toContain('1 connector');
    mkdirSync(join(root, 'certified-connectors/Next'));
    cpSync(join(root, CONTOSO), join(root, 'certified-connectors/Next'), { recursive: true });
    let said = await next();
    while (!said.includes('swagger/title-unique')) said = await next();
    rmSync(join(root, 'certified-connectors/Next'), { recursive: true });
    while (said.includes('swagger/title-unique')) said = await next();
    expect(said).toContain('1 connector');
  });
});

it('says that a file is half written, and goes on', async () => {
  const root = repository();
  await watching(root, { rule: ['operation/*'] }, async (next) => {
    await next();
    const good = read(root, SWAGGER);
    write(root, SWAGGER, good.slice(0, 900));
    expect(await next()).toContain('package/json-valid');
    edit(root, SWAGGER, good.slice(0, 900), good);
    expect(await next()).toContain('No findings');
  });
});

it.each([['--fix'], ['--fix-dry-run'], ['--format', 'json']])('does not go with %s', async (...options) => {
  const { code, err } = await cli(repository(), ['check', '--watch', ...options]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--watch does not go with') });
});
