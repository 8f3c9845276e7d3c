/** docs/stages.md: the machine as a picture and a table, made from the machine itself. */

import type { Machine } from '../machine/machine.ts';
import { diagramOf, requirementsIn, rowsOf } from '../stages/diagram.ts';
import { code, fenced, table } from './markdown.ts';

/** The whole page, with a newline at its end. */
export function stagesPage(machine: Machine): string {
  const { nudge, warn, close, escalate } = machine.timers;
  const rows = rowsOf(machine).map(({ stage, label, tracks, turn, enters, requires, checklist, push }) => [
    code(stage),
    code(label),
    tracks || 'all',
    turn,
    enters,
    requires,
    checklist,
    push,
  ]);
  const parts = [
    '# Stages',
    'Made by `connector-reviewer stages --format markdown` from `rules/stages.yml`; a test holds it against that file.',
    fenced(diagramOf(machine), 'mermaid'),
    'A maintainer may set the label of any stage that says so, from any stage; the picture shows the usual way. A label that may not be set, or that comes too early, is taken off again with who may set it and what is missing.',
    table(
      [
        'Stage',
        'Label',
        'Track',
        'Whose turn, if nothing else is open',
        'Who puts it there',
        'Requires',
        'Checklist',
        'A push to connector files',
      ],
      rows,
    ),
    '## Requirements',
    'A track is the kind of connector a pull request is about, or `retirement` where all its connectors are removed or every operation of them becomes deprecated. A checklist has the steps that GitHub knows nothing of: the author or a maintainer says `/done NAME`, or somebody who may edit the summary ticks its box.',
    table(
      ['Name', 'What is said when it does not hold'],
      requirementsIn(machine).map(([name, clause]) => [code(name), clause]),
    ),
    '## Time',
    `On the partner's turn, silence brings a nudge after ${nudge} days, a warning after ${warn} and closing after ${close}; any push or comment restarts the clock, and a comment opens a closed pull request again where it was. On the maintainers' turn the time is shown, and after ${escalate} days said. A draft has no clock, and neither has one on hold.`,
    '## In a repository of your own',
    'The file `.github/connector-reviewer.yml` changes stages by their id, adds some after others, or takes some away:',
    fenced(EXAMPLE, 'yaml'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const EXAMPLE = `stages:
  timers: { nudge: 14, warn: 30, close: 60 }
  change:
    in-preview: { label: testing, timers: { close: never } }
  add:
    - after: ready-for-production
      id: legal-review
      label: legal review
      color: 'e99695'
      description: The lawyers read it
      enters: { maintainer: [ready-for-production] }
      turn: maintainer
      message: The lawyers read the terms of use now.
      next: The lawyers say yes or no.
  remove: [deploying]`;
