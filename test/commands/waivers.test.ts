import type { GivenCommand } from '../../src/commands/given-commands.ts';
import type { Effect } from '../../src/commands/types.ts';
import { waiversIn } from '../../src/commands/waivers.ts';
import { seenWith } from '../../src/pull-request/seen-findings.ts';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import { findingFingerprint } from '../../src/rules/findings/groups.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

const finding = (rule: string, anchor: string): Finding => ({
  ...{ rule, anchor, severity: 'error', file: 'a/b.json', pointer: anchor, status: 'introduced' },
  ...{ line: 1, column: 1, endLine: 1, endColumn: 1, message: '', fix: null, docs: '' },
});
const removed = finding('change/operation-removed', '/removed/GetA');
const required = finding('change/parameter-required', '/paths/b');
const other = finding('operation/summary', '/paths/c');
const rules = { version: '', rules: [] } as RuleSet;

const SAID_AT = '2026-11-22T09:00:00Z';
const shownFrom = (findings: readonly Finding[], at: string) => seenWith([], findings.map(findingFingerprint), at);

const said = (read: Effect, fingerprints: readonly string[] | null = null): GivenCommand =>
  ({
    ...{
      anchor: 'issuecomment-1',
      index: 0,
      fingerprint: '',
      by: { login: 'mia', type: 'user' },
      at: '2026-11-22T09:00:00Z',
    },
    ...{ outcome: 'taken', read, answer: fingerprints && { outcome: 'taken', fingerprints, meaning: '' } },
  }) as unknown as GivenCommand;
const acknowledge = (rule: string): Effect => ({ type: 'acknowledge', rule, reason: 'Nobody calls it' });
const rulesPassed = (all: readonly GivenCommand[], findings: readonly Finding[]) =>
  waiversIn(all, { findings, shown: shownFrom(findings, SAID_AT) }, rules, '2026-11-23T00:00:00Z').flatMap((waiver) =>
    waiver.findings.map(({ rule }) => rule),
  );

it('an acknowledgement of all covers every breaking change there is, and nothing else', () => {
  expect(rulesPassed([said(acknowledge('all'))], [removed, required, other])).toEqual([removed.rule, required.rule]);
});

it('an acknowledgement of one rule covers that rule', () => {
  expect(rulesPassed([said(acknowledge(removed.rule))], [removed, required])).toEqual([removed.rule]);
});

it('another breaking change needs another word', () => {
  const earlier = said(acknowledge('all'), [findingFingerprint(removed)]);
  expect(rulesPassed([earlier], [removed, required])).toEqual([removed.rule]);
  expect(rulesPassed([earlier, said(acknowledge('all'))], [removed, required])).toHaveLength(2);
});

it('a second one at the same place is not covered by the word on the first', () => {
  const earlier = said(acknowledge('all'), [findingFingerprint(removed)]);
  expect(rulesPassed([earlier], [removed, { ...removed }])).toHaveLength(1);
});

it('what was there before the change needs no word and gets none', () => {
  expect(rulesPassed([said(acknowledge('all'))], [{ ...removed, status: 'existing' }])).toEqual([]);
});

it('what was not shown yet when it was said is not covered, and is counted', () => {
  const shown = seenWith(
    shownFrom([removed], SAID_AT),
    [removed, required].map(findingFingerprint),
    '2026-11-22T09:00:01Z',
  );
  const [waiver] = waiversIn([said(acknowledge('all'))], { findings: [removed, required], shown }, rules, SAID_AT);
  expect(waiver).toMatchObject({ findings: [removed], unseen: 1 });
});
