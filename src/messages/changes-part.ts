/** "What changed": counts, then what breaks with the way out, what needs a look, and the rest folded. */
import type { ChangeGroup } from '../changes/group.ts';
import type { Impact } from '../changes/kinds.ts';
import { replacementWords } from '../changes/replacement.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import { changeRows, type Where } from './change-rows.ts';
import { code, details, plain, plural } from './markdown.ts';

/** About what fits on a screen; the rest is folded. */
const SCREEN = 12;
/** Rows of a folded table before the rest is counted only. */
const ROWS = 60;

const IMPACTS: readonly Impact[] = ['breaking', 'look', 'harmless'];

/** What all updates among the connectors change; '' if there is none. */
export function changesPart(connectors: readonly ConnectorReview[], where: Where): string {
  const telling = connectors.filter(({ change }) => change === 'update' || change === 'removed');
  if (telling.length === 0) return '';
  const single = telling.length === 1;
  return ['#### What changed', ...telling.map((one) => connectorPart(one, single, where))].join('\n\n');
}

/** What comes before everything else: an update that is another connector; '' if there is none. */
export function replacementPart(connectors: readonly ConnectorReview[]): string {
  const replaced = connectors.filter(({ changes }) => replacementWords(changes) !== '');
  const name = (folder: string) => (connectors.length === 1 ? '' : `${code(folder)}: `);
  return replaced.map(({ folder, changes }) => `${name(folder)}**${replacementWords(changes)}**`).join('\n\n');
}

function connectorPart(
  { folder, change, changes, update, movedFrom }: ConnectorReview,
  single: boolean,
  where: Where,
): string {
  const name = single ? '' : `**${plain(folder)}**: `;
  if (change === 'removed')
    return `${code(folder)} is removed: every flow that uses it stops. Say since when that was announced.`;
  const moved = movedFrom === null ? '' : ` The folder was ${code(movedFrom)}.`;
  const heading = `${name}${countsOf(changes)}.${update === 'minor' && changes.length > 0 ? ' This is a minor update.' : ''}${moved}`;
  return [heading, ...changeTables(changes, where)].join('\n\n');
}

/** `2 breaking, 1 to look at, 14 harmless`. */
export function countsOf(changes: readonly ChangeGroup[]): string {
  if (changes.length === 0) return 'Nothing but formatting';
  const open = changes.filter(({ said }) => said === null);
  const confirmed = changes.filter(({ said }) => said?.state === 'confirmed').length;
  const passed = changes.length - open.length - confirmed;
  const count = (impact: Impact) => open.filter((group) => group.impact === impact).length;
  const [breaking, look, harmless] = IMPACTS.map(count) as [number, number, number];
  return [
    ...(breaking > 0 ? [`${breaking} breaking`] : []),
    ...(confirmed > 0 ? [`${confirmed} confirmed by the author`] : []),
    ...(look > 0 ? [`${look} to look at`] : []),
    ...(harmless > 0 ? [`${harmless} harmless`] : []),
    ...(passed > 0 ? [`${passed} let pass`] : []),
  ].join(', ');
}

/** Breaking changes first, then by operation; harmless ones folded. */
export function changeTables(changes: readonly ChangeGroup[], where: Where): string[] {
  const telling = sorted(changes.filter(({ impact }) => impact !== 'harmless'));
  const harmless = sorted(changes.filter(({ impact }) => impact === 'harmless'));
  const rest = telling.slice(SCREEN);
  return [
    ...(telling.length > 0 ? [changeRows(telling.slice(0, SCREEN), where)] : []),
    ...(rest.length > 0
      ? [
          folded(
            `${plural(rest.length, 'more change')} that ${rest.length === 1 ? 'breaks or needs' : 'break or need'} a look`,
            rest,
            where,
          ),
        ]
      : []),
    ...(harmless.length > 0
      ? [
          folded(
            `${plural(harmless.length, 'change')} that ${harmless.length === 1 ? 'hurts' : 'hurt'} nobody`,
            harmless,
            where,
          ),
        ]
      : []),
  ];
}

/** By impact; within it operations stay together, in the order in which they are met. */
export function sorted(changes: readonly ChangeGroup[]): ChangeGroup[] {
  const order = new Map<string, number>();
  for (const {
    changes: [change],
  } of changes)
    if (!order.has(change.about.id)) order.set(change.about.id, order.size);
  const placeOf = ({ changes: [change] }: ChangeGroup) => order.get(change.about.id) as number;
  return [...changes].sort((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact) || placeOf(a) - placeOf(b));
}

function folded(title: string, groups: readonly ChangeGroup[], where: Where): string {
  const left = groups.length - ROWS;
  const more = left > 0 ? `\n\n${plural(left, 'more change')}: \`connector-reviewer diff\` shows them all.` : '';
  return details(title, changeRows(groups.slice(0, ROWS), where) + more);
}
