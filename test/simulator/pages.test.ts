import { renderMarkdown } from '../../src/simulator/pages/markdown.ts';
import { installed, openPull, REPO, start, stopAll } from './setup.ts';

afterEach(stopAll);
const path = 'certified/Contoso/api.json';

describe('pages', () => {
  it('show what people would see of a pull request', async () => {
    const { simulator, world, installation } = await start();
    const number = openPull(world);
    const { rest } = await installed(simulator, installation);
    const at = { owner: 'contoso', repo: 'connectors', pull_number: number };
    const suggestion = 'Say <more>\n```suggestion\nbetter & best\n```\n<!-- marker -->';
    await rest.pulls.createReview({ ...at, event: 'COMMENT', comments: [{ path, line: 20, body: suggestion }] });
    const output = {
      title: 'Two errors',
      summary: '# Verdict',
      annotations: [{ path, start_line: 3, end_line: 3, annotation_level: 'failure' as const, message: '<b>no</b>' }],
    };
    const { data } = await rest.checks.create({
      owner: 'contoso',
      repo: 'connectors',
      name: 'Certification',
      head_sha: world.head('pat/connectors', 'work'),
      conclusion: 'failure',
      output,
    });
    world.addLabel(REPO, number, 'mona', 'New');
    world.comment(REPO, number, 'pat', '<script>alert(1)</script> hello');
    const get = async (page: string) => {
      const answer = await fetch(simulator.url + page);
      return { status: answer.status, text: await answer.text() };
    };
    const { text } = await get(`/${REPO}/pull/${number}`);
    for (const seen of [
      'Contoso',
      'Suggested change',
      '+ better &amp; best',
      'Two errors',
      'New',
      `${path}:20`,
      '&lt;script&gt;',
    ])
      expect(text).toContain(seen);
    for (const unseen of ['<script', 'marker']) expect(text).not.toContain(unseen);
    expect((await get(`/${REPO}/pulls`)).text).toContain('#1 by pat');
    expect((await get(`/${REPO}/pull/${number}/files`)).text).toContain('<span class="add">+changed</span>');
    expect((await get(`/${REPO}/runs/${data.id}`)).text).toContain('&lt;b&gt;no&lt;/b&gt;');
    expect((await get(`/${REPO}/blob/main/${path}`)).text).toContain('id="L40"');
    expect((await get('/')).text).toContain(REPO);
    expect((await get(`/${REPO}/pull/99`)).status).toBe(404);
  });

  it('render Markdown with folded parts and tables, and no HTML of any other kind', () => {
    const text = renderMarkdown(
      '<details><summary>More</summary>\n\n| a |\n|---|\n| b |\n\n</details>\n\n<img src=x onerror=alert(1)> <a href="javascript:x">y</a> [z](javascript:x) ![i](http://x/i.png)\n\n<details onclick=x>',
    ).text;
    expect(text).toContain('<details><summary>More</summary>');
    expect(text).toContain('<td>b</td>');
    expect(text).not.toMatch(/<(img|a|details) [^>]*(onerror|href="javascript|onclick|src)/);
  });
});
