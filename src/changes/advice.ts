/** The way out of a breaking change that keeps flows alive, as concrete as the documents allow. */
import { Operation } from '../connector/swagger/nodes.ts';
import { listOf, pathName } from './change-words.ts';
import { aboutsIn, type ChangeGroup, leafOf, pathsIn } from './group.ts';
import type { ChangeKind } from './kinds.ts';
import type { Change } from './types.ts';

/** A sentence in the imperative, with backticks for code; null for what breaks nothing. */
export function adviceFor(group: ChangeGroup): string | null {
  if (group.impact !== 'breaking') return null;
  if (group.variant === 'replaced') return PUBLISH_BESIDE;
  const [change] = group.changes;
  const abouts = aboutsIn(group);
  return (
    ADVICE[group.kind]?.({
      change,
      values: change.values,
      many: abouts.length > 1,
      paths: listOf(pathsIn(group).map(pathName)),
      names: listOf(pathsIn(group).map(leafOf)),
      ids: listOf(abouts.map(({ id }) => id)),
    }) ?? null
  );
}

/** What to do about an update that is another connector. */
export const PUBLISH_BESIDE =
  'Leave these operations as they are, deprecated, and publish the new ones as a connector of their own beside this one.';

/** A group as advice names it; lists have backticks already. */
interface Told {
  readonly change: Change;
  readonly values: Change['values'];
  /** It happened in several operations. */
  readonly many: boolean;
  readonly paths: string;
  readonly names: string;
  readonly ids: string;
}

const ADVICE: Readonly<Partial<Record<ChangeKind, (told: Told) => string>>> = {
  'connector-removed': () => 'Put the folder back with all operations deprecated; it can go with a later change.',
  'operation-removed': ({ change, many }) =>
    many
      ? 'Put them back with `"deprecated": true`; they can go with a later update.'
      : `Put ${callOf(change)} back with \`"deprecated": true\`; it can go with a later update.`,
  'operation-id-renamed': ({ values }) =>
    `Set \`operationId\` back to \`${values.from}\`; the \`summary\` is what people see.`,
  'method-changed': beside,
  'path-changed': beside,
  'trigger-kind-changed': beside,
  'trigger-mode-changed': ({ values, change: { about } }) =>
    `Set \`x-ms-trigger\` back to \`${values.from}\`, or add \`${nextOf(about.id)}\` with \`${values.to}\`.`,
  'media-type-removed': ({ values }) => `Put \`${values.value}\` back into \`consumes\`.`,
  'parameter-removed': ({ paths }) => `Put ${paths} back, optional; the service may ignore it.`,
  'parameter-renamed': calledAgain,
  'property-renamed': calledAgain,
  'required-parameter-added': optional,
  'parameter-made-required': optional,
  'parameter-type-changed': ({ paths, values }) =>
    `Leave ${paths} as ${values.from}, and add another optional parameter for the new form.`,
  'parameter-location-changed': ({ paths, values }) =>
    `Take ${paths} in ${values.from} again; a policy can move it on the way to the service.`,
  'body-property-removed': ({ paths }) => `Put ${paths} back; the service may ignore it.`,
  'required-body-property-added': unrequired,
  'body-property-made-required': unrequired,
  'body-property-type-changed': ({ paths, values }) =>
    `Leave ${paths} as ${values.from}, and add another optional property for the new form.`,
  'response-property-removed': ({ paths }) => `Put ${paths} back, even if it stays empty.`,
  'response-property-type-changed': ({ paths, values }) =>
    `Leave ${paths} as ${values.from}, and return the new form in a property beside it.`,
  'response-root-type-changed': beside,
  'enum-value-removed': ({ values }) => `Put ${values.value} back while the service takes it.`,
  'enum-value-renamed': ({ values }) => `Write ${values.from} again, or list it beside ${values.to}.`,
  'enum-introduced': () => 'Leave the list out, or name every value in it that the service takes.',
  'connection-parameter-added': ({ ids }) =>
    `Set \`"required": "false"\` in the \`constraints\` of ${ids}, or offer it in a set of \`connectionParameterSets\`.`,
  'connection-parameter-made-required': ({ ids }) =>
    `Set \`"required": "false"\` in the \`constraints\` of ${ids} again.`,
  'connection-parameter-removed': ({ ids }) => `Put ${ids} back; it may be optional.`,
  'connection-parameter-renamed': ({ values }) =>
    `Call it \`${values.from}\` again; \`displayName\` is what people see.`,
  'connection-parameter-type-changed': ({ ids, values }) => `Make the type of ${ids} \`${values.from}\` again.`,
  'connection-set-removed': ({ ids, many }) => `Put the ${many ? 'sets' : 'set'} ${ids} back.`,
  'auth-type-changed': ({ values }) =>
    `Restore \`${values.from}\`, and offer \`${values.to}\` beside it in \`connectionParameterSets\`.`,
};

function beside({ change, many }: Told): string {
  const { about } = change;
  const next = `\`${nextOf(about.id)}\``;
  return many
    ? `Keep them as they were, deprecated, and add the new forms as operations of their own, such as ${next}.`
    : `Keep ${callOf(change)} as \`${about.id}\` was, deprecated, and add the new form as ${next}.`;
}

function calledAgain({ values }: Told): string {
  return `Call it \`${values.from}\` again; \`x-ms-summary\` is what people see.`;
}

function optional({ paths }: Told): string {
  return `Set \`"required": false\` on ${paths}, or add a \`default\`.`;
}

function unrequired({ names }: Told): string {
  return `Take ${names} out of \`required\`, or add a \`default\`.`;
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
