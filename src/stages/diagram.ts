/** The machine as people read it: a table, and a diagram in Mermaid's words. Pure. */

import type { Machine, Stage } from '../machine/machine.ts';
import { clauseOf } from './requirements.ts';

/** A state diagram: moves by the App, by maintainers and by the partner, and where a pull request goes that no longer qualifies for a stage. */
export function diagramOf(machine: Machine): string {
  const { stages, start } = machine;
  const lines = [
    ...stages.map(({ id, label }) => `${name(id)}: ${label}`),
    ...start.map((id) => `[*] --> ${name(id)}`),
    ...stages.flatMap((stage) => entries(stage, machine)),
    ...stages.flatMap(({ id, otherwise, requires }) =>
      otherwise !== null && requires.length > 0 ? [`${name(id)} --> ${name(otherwise)}: no longer qualifies`] : [],
    ),
    ...stages.filter(({ turn }) => turn === 'nobody').map(({ id }) => `${name(id)} --> [*]`),
  ];
  return ['stateDiagram-v2', ...lines.map((line) => `    ${line}`)].join('\n');
}

/** Mermaid takes no hyphens in names. */
function name(id: string): string {
  return id.replaceAll('-', '_');
}

/** What leads into a stage. Where a maintainer may come from anywhere, only the step from the stage before is drawn. */
function entries({ id, enters, onRequest }: Stage, { stages }: Machine): string[] {
  const before = stages[stages.findIndex((stage) => stage.id === id) - 1];
  const hand = enters.maintainer === 'any' ? (before ? [before.id] : []) : enters.maintainer;
  const arrow = (from: string, by: string) => `${name(from)} --> ${name(id)}: ${by}`;
  return [
    ...enters.bot.map((from) => arrow(from, 'by itself')),
    ...enters.partner.map((from) => arrow(from, 'partner says tested')),
    ...hand.map((from) => arrow(from, onRequest ? 'maintainer, on request' : 'maintainer')),
  ];
}

/** One row of the table. */
export interface StageRow {
  readonly stage: string;
  readonly label: string;
  readonly turn: string;
  readonly enters: string;
  readonly requires: string;
  /** The tracks it belongs to; empty: all. */
  readonly tracks: string;
  /** Its checklist's items. */
  readonly checklist: string;
  readonly push: string;
  readonly timers: string;
}

/** The table's rows, in plain words. */
export function rowsOf({ stages }: Machine): StageRow[] {
  return stages.map((stage) => ({
    stage: stage.id,
    label: stage.label,
    turn: stage.turn,
    enters: whoEnters(stage),
    requires: whatHolds(stage),
    tracks: (stage.tracks ?? []).join(', '),
    checklist: stage.checklist.map(({ id }) => id).join(', '),
    push: stage.push === 'stay' ? 'keeps the approval' : 'takes the approval',
    timers: timersOf(stage),
  }));
}

function whoEnters({ enters }: Stage): string {
  const parts = [
    enters.bot.length > 0 ? `by itself from ${enters.bot.join(', ')}` : '',
    enters.maintainer === 'any'
      ? 'a maintainer'
      : enters.maintainer.length > 0
        ? `a maintainer from ${enters.maintainer.join(', ')}`
        : '',
    enters.partner.length > 0 ? `the partner by /tested from ${enters.partner.join(', ')}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function whatHolds({ requires, entry, otherwise }: Stage): string {
  const stay = requires.length === 0 ? '' : `${requires.join(', ')} (otherwise ${otherwise})`;
  const come = entry.length === 0 ? '' : `on coming: ${entry.join(', ')}`;
  return [stay, come].filter((part) => part !== '').join('; ') || 'nothing';
}

function timersOf({ turn, timers }: Stage): string {
  const days = (value: number | 'never') => (value === 'never' ? 'never' : `${value} d`);
  if (turn === 'nobody') return '';
  return `nudge ${days(timers.nudge)}, warn ${days(timers.warn)}, close ${days(timers.close)}; escalate ${days(timers.escalate)}`;
}

/** Every requirement of the machine with what people are told when it does not hold. */
export function requirementsIn({ stages }: Machine): readonly (readonly [string, string])[] {
  const used = new Set(stages.flatMap(({ requires, entry }) => [...requires, ...entry]));
  return [...used].sort().map((requirement) => [requirement, clauseOf(requirement)] as const);
}
