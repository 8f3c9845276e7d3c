/** Forms, findings and outputs as HTML. Pure. */
import { html } from 'hono/html';
import { type Html, prose } from '../page/layout.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { Mark } from './compare.ts';
import type { Notes } from './notes.ts';
import type { Field, Form, Output, Thing } from './types.ts';

/** What a part of the page is drawn with. */
export interface Drawing {
  readonly notes: Notes | null;
  readonly marks: ReadonlyMap<Field, Mark>;
}

/** Findings that are shown of one thing. */
const MOST_NOTES = 4;

export function noteList(findings: readonly Finding[], most = MOST_NOTES): Html | '' {
  if (findings.length === 0) return '';
  const more = findings.length - most;
  return html`<ul class="notes">${findings.slice(0, most).map(note)}${more > 0 ? html`<li class="suggestion">${more} more</li>` : ''}</ul>`;
}

function note({ severity, status, message, rule, docs }: Finding): Html {
  const since = status === 'existing' ? ' (was there before)' : status === 'waived' ? ' (waived)' : '';
  return html`<li class="${severity}"><b>${severity}${since}:</b> ${prose(message)} <a href="${docs}" rel="noreferrer">${rule}</a></li>`;
}

export function notesAt(thing: Thing, { notes }: Drawing): Html | '' {
  return notes ? noteList(notes.at(thing)) : '';
}

export function markBadge(mark: Mark | null | undefined): Html | '' {
  return mark ? html` <span class="mark ${mark}">${mark}</span>` : '';
}

/** Important fields first, then those without a word on it; advanced ones folded, internal ones named only. */
export function fieldList(fields: readonly Field[], drawing: Drawing): Html {
  const of = (...wanted: string[]) => fields.filter(({ visibility }) => wanted.includes(visibility));
  const ordered = [...of('important'), ...of('normal')];
  const [advanced, internal] = [of('advanced'), of('internal')];
  return html`${ordered.length === 0 && advanced.length === 0 ? html`<p class="dim">Nothing is asked.</p>` : ''}
${ordered.map((field) => drawField(field, drawing))}
${folded('Advanced', advanced, drawing)}${folded('Not shown to anybody', internal, drawing)}`;
}

function folded(title: string, fields: readonly Field[], drawing: Drawing): Html | '' {
  if (fields.length === 0) return '';
  return html`<details><summary>${title} (${fields.length})</summary><div class="inside">${fields.map((field) => drawField(field, drawing))}</div></details>`;
}

function drawField(field: Field, drawing: Drawing): Html {
  const { label, name, isUnnamed, required, description, control, dynamic, fields, isCut, visibility } = field;
  return html`<div class="field">
<p class="label">${label}${required ? html` <span class="required">required</span>` : ''}${visibility === 'important' ? html` <span class="badge">important</span>` : ''}${markBadge(drawing.marks.get(field))}${isUnnamed ? html` <span class="dim">(its own name, for want of a label)</span>` : ''}</p>
<p class="box"><span>${boxText(field)}</span> <span class="dim">${control}${label === name ? '' : ` · ${name}`}</span></p>
${dynamic.map((text) => html`<p class="dim">${text}</p>`)}
${notesAt(field, drawing)}
${fields.length > 0 ? html`<div class="group"><p class="dim">${control === 'list' ? 'Each entry has:' : 'In it:'}</p>${fieldList(fields, drawing)}</div>` : ''}
${isCut ? html`<p class="dim">What lies deeper is not drawn.</p>` : ''}
</div>`;

  function boxText({ filledIn, choices }: Field): string {
    if (filledIn !== '') return filledIn;
    return choices.length > 0 ? choices.join(' | ') : description;
  }
}

/** What later steps can use. */
export function outputList({ outputs: { list, isCut, notes } }: Form, drawing: Drawing): Html {
  const shown = list.filter(({ visibility }) => visibility !== 'internal');
  const hidden = list.length - shown.length;
  const order = [...shown.filter(isImportant), ...shown.filter((output) => !isImportant(output))];
  return html`${notes.map((text) => html`<p class="dim">${text}</p>`)}
${order.length > 0 ? html`<div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">In the answer</th></tr></thead><tbody>${order.map((output) => outputRow(output, drawing))}</tbody></table></div>` : ''}
${hidden > 0 ? html`<p class="dim">${hidden} internal: not offered.</p>` : ''}${isCut ? html`<p class="dim">The rest is not drawn.</p>` : ''}`;
}

function isImportant({ visibility }: Output): boolean {
  return visibility === 'important';
}

function outputRow(output: Output, drawing: Drawing): Html {
  const { label, type, path, each, description, visibility } = output;
  return html`<tr><th scope="row">${label}${visibility === 'advanced' ? html` <span class="badge">advanced</span>` : ''}${description ? html`<p class="dim">${description}</p>` : ''}${notesAt(output, drawing)}</th><td>${type}</td><td><code>${path}</code>${each ? html`<p class="dim">for each of ${each}</p>` : ''}</td></tr>`;
}
