/** The way out of a breaking change that keeps flows alive, as concrete as the documents allow. */
import { Operation } from '../connector/swagger/nodes.ts';
import type { ChangeGroup } from './group.ts';
import type { ChangeKind } from './kinds.ts';
import type { Change } from './types.ts';

/** A sentence in the imperative, with backticks for code; null for what breaks nothing. */
export function adviceFor({ changes: [change], impact }: ChangeGroup): string | null {
  return impact === 'breaking' ? (ADVICE[change.kind]?.(change) ?? null) : null;
}

const ADVICE: Readonly<Partial<Record<ChangeKind, (change: Change) => string>>> = {
  'connector-removed': () => 'Put the folder back with all operations deprecated; it can go with a later change.',
  'operation-removed': (change) =>
    `Put ${callOf(change)} back with \`"deprecated": true\`; it can go with a later update.`,
  'operation-id-renamed': ({ values }) =>
    `Set \`operationId\` back to \`${values.from}\`; the \`summary\` is what people see.`,
  'method-changed': beside,
  'path-changed': beside,
  'trigger-kind-changed': beside,
  'trigger-mode-changed': ({ values, about }) =>
    `Set \`x-ms-trigger\` back to \`${values.from}\`, or add \`${nextOf(about.id)}\` with \`${values.to}\`.`,
  'parameter-removed': ({ path }) => `Put \`${path}\` back, optional; the service may ignore it.`,
  'parameter-renamed': ({ values }) => `Call it \`${values.from}\` again; \`x-ms-summary\` is what people see.`,
  'required-parameter-added': optional,
  'parameter-made-required': optional,
  'parameter-type-changed': ({ path, values }) =>
    `Leave \`${path}\` a ${values.from}, and add another optional parameter for the new form.`,
  'parameter-location-changed': ({ path, values }) =>
    `Take \`${path}\` in ${values.from} again; a policy can move it on the way to the service.`,
  'body-property-removed': ({ path }) => `Put \`${path}\` back; the service may ignore it.`,
  'required-body-property-added': unrequired,
  'body-property-made-required': unrequired,
  'body-property-type-changed': ({ path, values }) =>
    `Leave \`${path}\` ${values.from}, and add another optional property for the new form.`,
  'response-property-removed': ({ path }) => `Put \`${path}\` back, even if it stays empty.`,
  'response-property-type-changed': ({ path, values }) =>
    `Leave \`${path}\` ${values.from}, and return the new form in a property beside it.`,
  'response-root-type-changed': beside,
  'enum-value-removed': ({ values }) => `Put ${values.value} back while the service takes it.`,
  'connection-parameter-added': ({ about }) =>
    `Set \`"required": "false"\` in the \`constraints\` of \`${about.id}\`, or offer it in a set of \`connectionParameterSets\`.`,
  'connection-parameter-made-required': ({ about }) =>
    `Set \`"required": "false"\` in the \`constraints\` of \`${about.id}\` again.`,
  'connection-parameter-removed': ({ about }) => `Put \`${about.id}\` back; it may be optional.`,
  'connection-parameter-type-changed': ({ about, values }) => `Make \`${about.id}\` a \`${values.from}\` again.`,
  'connection-set-removed': ({ about }) => `Put the set \`${about.id}\` back.`,
  'auth-type-changed': ({ values }) =>
    `Restore \`${values.from}\`, and offer \`${values.to}\` beside it in \`connectionParameterSets\`.`,
};

function beside(change: Change): string {
  const { about } = change;
  return `Keep ${callOf(change)} as \`${about.id}\` was, deprecated, and add the new form as \`${nextOf(about.id)}\`.`;
}

function optional({ path }: Change): string {
  return `Set \`"required": false\` on \`${path}\`, or give it a \`default\`.`;
}

function unrequired({ path }: Change): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return `Take \`${name}\` out of \`required\`, or give it a \`default\`.`;
}

/** `GET /orders/{id}` as the base has it, where the place tells. */
function callOf({ base, about }: Change): string {
  const node = base && 'node' in base ? base.node : null;
  return node instanceof Operation ? `\`${node.method.toUpperCase()} ${node.path.template}\`` : `\`${about.id}\``;
}

/** The next revision's operationId: `GetOrder` → `GetOrder_V2`, `GetOrder_V2` → `GetOrder_V3`. */
export function nextOf(id: string): string {
  const match = /^(.*[_-]?v)(\d+)$/i.exec(id);
  return match ? `${match[1]}${Number(match[2]) + 1}` : `${id}_V2`;
}
