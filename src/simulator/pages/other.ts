/** The other pages: repositories, a repository's pull requests, a diff, a check run, a file. */
import type { CheckRunView, PullFileView } from '../world/views.ts';
import { type Html, html } from './html.ts';
import { labels, layout, type PullPage, pullHeader, stateOf, verdict } from './layout.ts';
import { renderMarkdown } from './markdown.ts';

export function homePage(repos: readonly string[]): string {
  return layout(
    'Repositories',
    html`<h1>Repositories</h1><ul class="plain">${repos.map((repo) => html`<li><a href="/${repo}/pulls">${repo}</a></li>`)}</ul>`,
  );
}

export function pullsPage(repo: string, pulls: readonly PullPage[]): string {
  const rows = pulls.map((page) => {
    const { pull } = page;
    const check = pull.checkRuns.map(verdict);
    return html`<li><span class="state ${stateOf(pull)}">${stateOf(pull)}</span> <a href="/${repo}/pull/${pull.number}">${pull.title}</a>
      <span class="soft">#${pull.number} by ${pull.author}</span> ${labels(page)} ${check}</li>`;
  });
  const empty = html`<p class="soft">No pull requests yet.</p>`;
  return layout(
    `Pull requests · ${repo}`,
    html`<nav>${repo}</nav><h1>Pull requests</h1><ul class="plain">${rows}</ul>${rows.length > 0 ? null : empty}`,
  );
}

/** GitHub shows the first files only; so does this page, for the browser's sake. */
const SHOWN = 300;

export function filesPage(page: PullPage): string {
  const { pull, repo } = page;
  const rest =
    pull.files.length > SHOWN ? html`<p class="soft">… and ${pull.files.length - SHOWN} more files.</p>` : null;
  return layout(
    `Files · ${repo}#${pull.number}`,
    html`${pullHeader(page, 'files')}${pull.files.slice(0, SHOWN).map(fileBox)}${rest}`,
  );
}

function fileBox({ path, previousPath, status, additions, deletions, patch }: PullFileView): Html {
  const from = previousPath === null ? null : html` from <code>${previousPath}</code>`;
  const missing = html`<p class="soft">No diff is shown for this file.</p>`;
  return html`<article><header><b>${path}</b>${from} · ${status} · +${additions} −${deletions}</header>
    <div class="body">${patch === null ? missing : html`<pre>${patch.split('\n').map(diffLine)}</pre>`}</div></article>`;
}

const classes: Readonly<Record<string, string>> = { '+': 'add', '-': 'del', '@': 'hunk' };

function diffLine(line: string): Html {
  const name = classes[line.charAt(0)];
  return name ? html`<span class="${name}">${line}</span>` : html`${line}\n`;
}

export function checkPage(repo: string, run: CheckRunView): string {
  const { name, app, headSha, title, summary, text, annotations } = run;
  const notes = annotations.map(
    (
      note,
    ) => html`<article><header><span class="${note.level}">${note.level}</span> <code>${note.path}:${note.startLine}</code> <b>${note.title}</b></header>
      <div class="body"><p>${note.message}</p></div></article>`,
  );
  const output = html`${summary ? renderMarkdown(summary) : null}${text ? renderMarkdown(text) : null}`;
  const body = html`<nav><a href="/${repo}/pulls">${repo}</a></nav><h1>${name} ${verdict(run)}</h1>
    <p class="soft">${app} on <code>${headSha.slice(0, 7)}</code></p><h2>${title}</h2>${output}
    <h2>${annotations.length} annotations</h2>${notes}`;
  return layout(`${name} · ${repo}`, body);
}

export function blobPage(repo: string, path: string, text: string): string {
  const lines = text
    .split('\n')
    .map(
      (line, index) =>
        html`<span id="L${index + 1}"><span class="soft">${String(index + 1).padStart(5)} </span>${line}</span>\n`,
    );
  return layout(
    `${path} · ${repo}`,
    html`<nav><a href="/${repo}/pulls">${repo}</a></nav><h1><code>${path}</code></h1><pre>${lines}</pre>`,
  );
}
