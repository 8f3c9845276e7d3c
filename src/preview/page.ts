/** The page of a connector as its users will see it. Pure. */
import { html } from 'hono/html';
import { type Html, layout } from '../page/layout.ts';
import { pairsOf } from './compare.ts';
import { fieldList, noteList, notesAt } from './form.ts';
import type { Notes } from './notes.ts';
import { type Opened, operation, tool } from './operations.ts';
import type { ConnectionView, ConnectorView, OperationView } from './types.ts';

export interface PreviewPage extends Opened {
  readonly view: ConnectorView;
  /** Of an update what it was before; null where there is nothing to compare with. */
  readonly before: ConnectorView | null;
  readonly notes: Notes;
  /** Addresses of our own origin. */
  readonly icon: string;
  readonly style: string;
  readonly scripts: readonly string[];
  readonly nav?: readonly (readonly [text: string, address: string])[];
}

/** Findings about nothing that is drawn, such as those of the readme. */
const MOST_REST = 50;

/** Forms on one page: hundreds of them would make one that no browser likes. What an update changes is drawn in any case. */
const MOST_FORMS = 25;

const NO_MARKS = new Map();

/** The whole page as text. */
export function previewPage(page: PreviewPage): string {
  const { view, notes, style, scripts, nav = [] } = page;
  const body = html`${card(page)}
${otherFindings(notes)}
<h2>Making a connection</h2>
${connections(page)}
${operations(page)}
<h2>As an agent reads it</h2>
<details><summary>Names, descriptions and inputs of the actions as tools</summary><div class="inside"><ul class="tools">${view.operations.filter(isTool).map(tool)}</ul></div></details>
<h2>What is approximate here</h2>
<p>This is drawn from the connector's files by what is documented of the designers, not by them. The new designer also folds optional fields that are not important, and
lists what is in an object one after the other; here it is a group. Choices and fields that a service is asked for are only named. An agent may be given other names for tools, and what an MCP server
offers is known only when it is asked. Of a form at most 150 fields are drawn, five levels deep.</p>`;
  return layout({ title: `${view.title}: as its users will see it`, nav, body, style, scripts });
}

/** Folded, unless something among them blocks. */
function otherFindings({ rest }: Notes): Html | '' {
  if (rest.length === 0) return '';
  const blocks = rest.some(({ severity }) => severity === 'error');
  return html`<details${blocks ? html` open` : ''}><summary>Findings about what is not drawn here (${rest.length})</summary><div class="inside">${noteList(rest, MOST_REST)}</div></details>`;
}

function card({ view, before, notes, icon }: PreviewPage): Html {
  const { title, publisher, description, color, hasIcon, unreadable } = view;
  return html`<div class="card">
<svg class="tile" viewBox="0 0 64 64" role="img" aria-label="${hasIcon ? 'Icon' : 'No icon'} on ${color ?? 'no brand colour'}"><rect width="64" height="64" fill="${color ?? '#777777'}"/>${hasIcon ? html`<image href="${icon}" width="64" height="64"/>` : ''}</svg>
<div><h1>${title}</h1><p class="dim">${publisher || 'no publisher'}</p><p>${description}</p>
${before ? html`<p>${changes(before, view).map((text) => html`<span class="mark changed">changed</span> ${text}<br>`)}</p>` : ''}</div></div>
${notesAt(view.card, { notes, marks: NO_MARKS })}
${unreadable.map((name) => html`<p><strong>${name} can't be read, so nothing of it is shown.</strong></p>`)}`;
}

function changes(before: ConnectorView, { title, publisher, description, color }: ConnectorView): string[] {
  const pairs = [
    ['Title', before.title, title],
    ['Publisher', before.publisher, publisher],
    ['Description', before.description, description],
    ['Colour', before.color ?? '', color ?? ''],
  ] as const;
  return pairs.filter(([, old, now]) => old !== now).map(([name, old]) => `${name}; before: ${old}`);
}

function connections({ view: { connections: list, connectionQuestion }, notes }: PreviewPage): Html {
  if (list.length === 0) return html`<p>Nothing is asked: the connection is made at once.</p>`;
  const dialog = ({ title, description, fields, ...thing }: ConnectionView) =>
    html`<section class="dialog">${title ? html`<h3>${title}</h3>` : ''}<p>${description}</p>${notesAt(thing, { notes, marks: NO_MARKS })}${fieldList(fields, { notes, marks: NO_MARKS })}</section>`;
  return html`${list.length > 1 ? html`<p>${connectionQuestion || 'Authentication type'}: one of ${list.length}</p>` : ''}${list.map(dialog)}`;
}

function operations(page: PreviewPage): Html {
  const pairs = pairsOf(page.before, page.view);
  const shown = ({ now, before }: (typeof pairs)[0]) => (now ?? before) as OperationView;
  const visible = pairs.filter((pair) => shown(pair).visibility !== 'internal');
  const drawn = new Set(pairs.filter(({ mark }, index) => mark !== null || index < MOST_FORMS));
  const group = (title: string, list: typeof pairs) =>
    html`<h2>${title} (${list.length})</h2>${list.map((pair) => operation(pair, drawn.has(pair), page.notes, page))}`;
  const internal = pairs.filter((pair) => shown(pair).visibility === 'internal');
  return html`${group(
    'Triggers',
    visible.filter((pair) => shown(pair).trigger !== null),
  )}${group(
    'Actions',
    visible.filter((pair) => shown(pair).trigger === null),
  )}${internal.length > 0 ? group('Not shown to anybody, asked by others', internal) : ''}`;
}

/** Triggers start flows; agents are given the rest. */
function isTool({ trigger, visibility, deprecated }: OperationView): boolean {
  return trigger === null && visibility !== 'internal' && !deprecated;
}
