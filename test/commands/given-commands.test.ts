import { commandLines } from '../../src/commands/command-lines.ts';
import { COMMANDS, commandNamed, meantBy } from '../../src/commands/index.ts';
import type { Vocabulary } from '../../src/commands/types.ts';

const vocabulary: Vocabulary = {
  rules: ['operation/summary-length', 'operation/summary', 'parameter/summary', 'change/operation-removed'],
  codes: [
    { id: 'operation/summary', codes: ['RequiredPropertyMissing', '5000.2.4.4'] },
    { id: 'parameter/summary', codes: ['RequiredPropertyMissing', '5000.2.4.10'] },
  ],
  stages: [
    {
      id: 'validation',
      label: 'Validation phase',
      checklist: ['package', 'validator'].map((id) => ({ id, text: `Make the ${id}.`, who: 'partner' })),
    },
    { id: 'in-preview', label: 'in preview', checklist: [] },
  ],
  saidAt: '2026-11-22T09:00:00Z',
};

function read(line: string): unknown {
  const [{ name, rest } = { name: '', rest: '' }] = commandLines(line);
  return commandNamed(name)?.read(rest, vocabulary);
}

const waived = { type: 'waive', rule: 'operation/summary-length', place: null, reason: 'The law', until: null };

it.each([
  ['/done package', { type: 'done', items: ['package'] }],
  ['/done Package, validator', { type: 'done', items: ['package', 'validator'] }],
  ['/done packge', { wrong: 'unknown-item', given: 'packge', nearest: ['package'] }],
  ['/done', { wrong: 'no-item', given: '', nearest: ['package', 'validator'] }],
  ['/release-tag', { type: 'release-tag' }],
  ['/recheck', { type: 'recheck' }],
  ['/recheck please', { type: 'recheck' }],
  ['/help', { type: 'help' }],
  ['/explain operation/summary-length', { type: 'explain', rule: 'operation/summary-length' }],
  ['/explain `Operation/Summary-Length`', { type: 'explain', rule: 'operation/summary-length' }],
  ['/explain summary-length', { type: 'explain', rule: 'operation/summary-length' }],
  [
    '/explain requiredpropertymissing',
    { type: 'explain-code', code: 'requiredpropertymissing', rules: ['operation/summary', 'parameter/summary'] },
  ],
  ['/explain 5000.2.4.4', { type: 'explain-code', code: '5000.2.4.4', rules: ['operation/summary'] }],
  ['/explain 5000.2.4.1', { wrong: 'unknown-rule' }],
  ['/explain', { wrong: 'no-rule' }],
  ['/explain summary', { wrong: 'unknown-rule', nearest: ['operation/summary', 'parameter/summary'] }],
  ['/explain operation/sumary-length', { wrong: 'unknown-rule', nearest: ['operation/summary-length'] }],
  ['/waive summary-length The law', waived],
  ['/waive summary-length because: The law', { ...waived }],
  ['/waive summary-length – The law', waived],
  ['/waive summary-length The law until 2027-01-31', { ...waived, until: '2027-01-31' }],
  ['/waive summary-length The law until 31 January 2027.', { ...waived, until: '2027-01-31' }],
  ['/waive summary-length The law until Jan 31, 2027', { ...waived, until: '2027-01-31' }],
  ['/waive summary-length The law until it changes', { ...waived, reason: 'The law until it changes' }],
  ['/waive summary-length The law until 2027-02-31', { wrong: 'no-date', given: '2027-02-31' }],
  ['/waive summary-length The law until 1/2/2027', { wrong: 'no-date', given: '1/2/2027' }],
  ['/waive summary-length The law until 2026-11-21', { wrong: 'past-date' }],
  ['/waive summary-length The law until 2026-11-22', { ...waived, until: '2026-11-22' }],
  ['/waive summary-length until 2027-01-31', { wrong: 'no-reason' }],
  ['/waive summary-length apiDefinition.swagger.json The law', { ...waived, place: 'apiDefinition.swagger.json' }],
  ['/waive summary-length #/paths/~1a/get The law', { ...waived, place: '#/paths/~1a/get' }],
  ['/waive summary-length `my folder/a b.json` The law', { ...waived, place: 'my folder/a b.json' }],
  ['/waive summary-length “my folder/” The law', { ...waived, place: 'my folder' }],
  ['/waive summary-length certified-connectors/Contoso The law', { ...waived, place: 'certified-connectors/Contoso' }],
  ['/waive summary-length N/A', { wrong: 'no-reason' }],
  ['/waive summary-length', { wrong: 'no-reason' }],
  ['/waive summary-length ...', { wrong: 'no-reason' }],
  ['/waive summary-length apiDefinition.swagger.json', { wrong: 'no-reason' }],
  ['/unwaive summary-length', { type: 'unwaive', rule: 'operation/summary-length', place: null }],
  ['/unwaive summary-length readme.md', { type: 'unwaive', place: 'readme.md' }],
  ['/acknowledge all Nobody calls it', { type: 'acknowledge', rule: 'all', reason: 'Nobody calls it' }],
  ['/acknowledge operation-removed Nobody', { type: 'acknowledge', rule: 'change/operation-removed' }],
  ['/acknowledge summary-length Nobody', { wrong: 'no-change-rule', given: 'operation/summary-length' }],
  ['/acknowledge all', { wrong: 'no-reason' }],
  ['/hold legal is asking', { type: 'hold', reason: 'legal is asking' }],
  ['/hold', { wrong: 'no-reason' }],
  ['/unhold now', { type: 'unhold' }],
  ['/tested all of them', { type: 'tested' }],
  ['/stage in preview', { type: 'stage', stage: 'in-preview' }],
  ['/stage In-Preview', { type: 'stage', stage: 'in-preview' }],
  ['/stage `Validation phase`', { type: 'stage', stage: 'validation' }],
  ['/stage', { wrong: 'no-stage' }],
  ['/stage done', { wrong: 'unknown-stage', given: 'done' }],
  ['/assign me', { type: 'assign', login: null }],
  ['/assign @mia', { type: 'assign', login: 'mia' }],
  ['/assign mia', { type: 'assign', login: 'mia' }],
  ['/assign @contoso/team', { wrong: 'no-person' }],
  ['/assign', { wrong: 'no-person' }],
  ['/close Superseded by #12', { type: 'close', reason: 'Superseded by #12' }],
  ['/close', { wrong: 'no-reason' }],
])('%s', (line, expected) => {
  expect(read(line)).toMatchObject(expected);
});

it.each(COMMANDS.map((command) => [command.name, command] as const))(
  '/%s does what its own example says',
  (name, command) => {
    expect(command.example.split(' ')[0]).toBe(`/${name}`);
    expect(read(command.example)).toMatchObject({ type: name });
  },
);

it('sees slips of the finger, and leaves the commands of other programs alone', () => {
  expect(['wiave', 'rechek', 'unholds', 'hepl'].map((name) => meantBy(name)?.name)).toEqual([
    'waive',
    'recheck',
    'unhold',
    'help',
  ]);
  expect(['azp', 'test', 'retest', 'lgtm', 'label', 'unassign', 'cc'].map(meantBy)).toEqual(Array(7).fill(null));
});
