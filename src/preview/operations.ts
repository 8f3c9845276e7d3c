/** The list of operations, each with its form; and the same as an agent reads it. Pure. */
import { html } from 'hono/html';
import type { Html } from '../page/layout.ts';
import { fieldMarks, type OperationPair } from './compare.ts';
import { type Drawing, fieldList, markBadge, notesAt, outputList } from './form.ts';
import type { Notes } from './notes.ts';
import type { Field, OperationView } from './types.ts';

const NO_MARKS = new Map();

export interface Opened {
  /** The id of an operation that is open at once. */
  readonly chosen: string | null;
  /** Where an operation is drawn that is not drawn here. */
  addressOf(id: string): string;
}

/** An operation, closed; of one that changed both sides beside each other. @param isDrawn whether its form is on this page */
export function operation({ before, now, mark }: OperationPair, isDrawn: boolean, notes: Notes, opened: Opened): Html {
  const shown = (now ?? before) as OperationView;
  const { title, description, call, visibility, deprecated, trigger, isUnnamed } = shown;
  const own = now ? { notes, marks: NO_MARKS } : { notes: null, marks: NO_MARKS };
  return html`<details id="operation-${shown.id}" class="operation ${mark ?? ''}"${shown.id === opened.chosen ? ' open' : ''}>
<summary><strong>${title}</strong>${markBadge(mark)} ${[visibility === 'normal' ? '' : visibility, deprecated ? 'deprecated' : ''].filter(Boolean).map((text) => html`<span class="badge">${text}</span> `)}${isUnnamed ? html`<span class="dim">(its own name, for want of a summary)</span>` : ''}</summary>
<div class="inside">
<p>${description || html`<span class="dim">No description.</span>`}</p>
<p class="dim"><code>${shown.id}</code> · <code>${call}</code>${trigger ? ` · ${trigger}` : ''}</p>
${notesAt(shown, own)}
${mark === 'changed' && before && now ? sides(before, now, notes) : isDrawn || shown.id === opened.chosen || shown.isMcpServer ? drawn(shown, own) : html`<p><a href="${opened.addressOf(shown.id)}">Draw its form</a></p>`}
</div></details>`;
}

function drawn(one: OperationView, drawing: Drawing): Html {
  if (one.isMcpServer) return html`<p class="dim">An MCP server: an agent asks it which tools there are.</p>`;
  return html`<h3>What is asked</h3>${fieldList(one.form.fields, drawing)}<h3>What later steps can use</h3>${outputList(one.form, drawing)}`;
}

function sides(before: OperationView, now: OperationView, notes: Notes): Html {
  const [old, own] = [before.form.fields, now.form.fields];
  return html`<div class="sides">${side('Before', before, { notes: null, marks: fieldMarks(old, own, 'gone') })}${side('Now', now, { notes, marks: fieldMarks(own, old, 'new') })}</div>`;
}

function side(name: string, { title, description, form }: OperationView, drawing: Drawing): Html {
  return html`<section><h3>${name}: ${title}</h3><p>${description}</p>${fieldList(form.fields, drawing)}<h3>What later steps can use</h3>${outputList(form, drawing)}</section>`;
}

/** A tool as the model gets it: name, description and inputs, without labels. */
export function tool({ id, description, title, form, isMcpServer }: OperationView): Html {
  const inputs = form.fields.filter(({ visibility }) => visibility !== 'internal');
  return html`<li><p><code>${id}</code>${isMcpServer ? html` <span class="badge">MCP server</span>` : ''}</p>
<p>${description || title}</p>
${inputs.length > 0 ? html`<ul>${inputs.map(input)}</ul>` : html`<p class="dim">No inputs.</p>`}</li>`;
}

function input({ name, control, required, description, choices }: Field): Html {
  return html`<li><code>${name}</code> (${control}${required ? ', required' : ''})${description ? `: ${description}` : ''}${choices.length > 0 ? html` <span class="dim">one of ${choices.join(', ')}</span>` : ''}</li>`;
}
