/** `preview`: the page on this machine, and what it tells the browser. */
import { join } from 'node:path';
import { preview } from '../../src/cli/commands/preview.ts';
import { CONTOSO, dropSummary, read, repository, SWAGGER, write } from './setup.ts';

/** Runs it until the test has seen enough. */
async function previewing(root: string, options: Parameters<typeof preview>[1], look: (url: string) => Promise<void>) {
  const end = new AbortController();
  let tell: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const io = {
    cwd: root,
    env: {},
    out: { write: (text: string) => tell(text.trim()) },
    err: { write: () => undefined },
  };
  const running = preview(CONTOSO, options, io, end.signal);
  await Promise.race([url.then(look), running]);
  end.abort();
  return running;
}

it('shows the connector as it is saved, with its findings, and tells open pages when that changes', async () => {
  const root = repository();
  await previewing(root, {}, async (url) => {
    const first = await fetch(url);
    expect(first.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await first.text()).toContain('<strong>List orders</strong>');
    const events = await fetch(`${url}events`);
    const reader = events.body!.getReader();
    dropSummary(root);
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toContain('data: saved');
    await reader.cancel();
    expect(await (await fetch(url)).text()).toContain('operation/summary-required</a>');
    for (const [path, type] of [
      ['style.css', 'text/css'],
      ['reload.js', 'text/javascript'],
    ])
      expect((await fetch(url + path)).headers.get('content-type')).toContain(type);
  });
});

it('has before and now beside each other', async () => {
  const [before, root] = [repository(), repository()];
  write(root, SWAGGER, read(root, SWAGGER).replace('"List orders"', '"Find orders"'));
  await previewing(root, { base: join(before, CONTOSO) }, async (url) => {
    const page = await (await fetch(url)).text();
    expect(page).toContain('Before: List orders');
    expect(page).toContain('Now: Find orders');
  });
});

it('refuses anything but one connector', async () => {
  const io = { cwd: repository(), env: {}, out: { write: () => undefined }, err: { write: () => undefined } };
  await expect(preview('certified-connectors/Nobody', {}, io)).rejects.toThrow('is not there');
});
