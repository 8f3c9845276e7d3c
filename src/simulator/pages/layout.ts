/** What every page has around it, and the small pieces that several have. */
import type { CheckRunView, PullView } from '../world/views.ts';
import { Html, html } from './html.ts';
import { style } from './style.ts';

/** A whole document. Nothing in it runs, and it loads nothing. */
export function layout(title: string, body: Html): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`;
  return html`<!doctype html><html lang="en"><head>${head}<style>${new Html(style)}</style></head><body><main>${body}</main></body></html>`
    .text;
}

export interface PullPage {
  readonly repo: string;
  readonly pull: PullView;
  /** A label's colour by its name. */
  readonly colors: ReadonlyMap<string, string>;
}

export function stateOf({ merged, state, draft }: PullView): string {
  if (merged) return 'merged';
  return state === 'open' && draft ? 'draft' : state;
}

export function labels({ pull, colors }: PullPage): Html[] {
  return pull.labels.map(
    (name) => html`<span class="label"><i style="background:#${colors.get(name) ?? 'ededed'}"></i>${name}</span> `,
  );
}

/** The head of a pull request's pages: where it goes, its state, its labels, and the way to its other page. */
export function pullHeader(page: PullPage, current: 'conversation' | 'files'): Html {
  const { repo, pull } = page;
  const tab = (name: string, href: string, text: string) =>
    name === current ? html`<a href="${href}" aria-current="page">${text}</a>` : html`<a href="${href}">${text}</a>`;
  const root = `/${repo}/pull/${pull.number}`;
  return html`<nav><a href="/${repo}/pulls">${repo}</a></nav>
    <h1>${pull.title} <small>#${pull.number}</small></h1>
    <p><span class="state ${stateOf(pull)}">${stateOf(pull)}</span> <span class="soft">${pull.author} wants to merge
    <code>${pull.head.repo}:${pull.head.branch}</code> into <code>${pull.base}</code></span></p>
    <p>${labels(page)}</p>
    <nav class="tabs">${tab('conversation', root, 'Conversation')}${tab('files', `${root}/files`, `Files changed (${pull.files.length})`)}</nav>`;
}

export function verdict(run: CheckRunView): Html {
  return html`<span class="state ${run.conclusion ?? 'null'}">${run.conclusion ?? run.status}</span>`;
}
