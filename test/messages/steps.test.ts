import type { Stage } from '../../src/machine/machine.ts';
import { nextSteps, type StepFacts } from '../../src/messages/steps.ts';
import { PRODUCT } from '../../src/product/product.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

const STAGE = { id: 'validation', turn: 'maintainer', next: 'A maintainer reads it.' } as Stage;
const FIX = { edits: [], startLine: 1, endLine: 1, text: 'x' };

function finding(rule: string, more: Partial<Finding> = {}): Finding {
  return {
    ...{ rule, severity: 'error', status: 'introduced', file: 'certified-connectors/A/a.json', anchor: rule },
    ...{ line: 1, endLine: 1, message: `About ${rule}.`, docs: '', fix: null },
    ...more,
  } as Finding;
}

function steps(facts: Partial<StepFacts>): string[] {
  const usual = { findings: [], pull: [], draft: false, stage: STAGE, offered: new Set<string>() };
  return nextSteps({ ...usual, cause: { kind: 'stage' }, authorAcknowledges: false, ...facts });
}

const PUSH = 'Push. The next verdict follows automatically, within seconds.';

it('what blocks comes before what is only asked for', () => {
  const pull = [finding('pr/files', { severity: 'warning' }), finding('pr/branch')];
  expect(steps({ pull, findings: [finding('a/b')] })).toEqual([
    'About pr/branch.',
    'Fix 1 error in `a.json`.',
    'About pr/files.',
    PUSH,
  ]);
});

it('a breaking change is to be taken back or confirmed, and a maintainer decides unless the repository has it otherwise', () => {
  const findings = [finding('change/operation-removed')];
  expect(steps({ findings })[0]).toMatch(
    /^Take back 1 breaking change .*`\/confirm all REASON`.*A maintainer then decides\.$/,
  );
  expect(steps({ findings, authorAcknowledges: true })[0]).toMatch(
    /`\/confirm all REASON` in a comment, with your reason\.$/,
  );
});

it('clicks are promised only where a comment offers them', () => {
  const findings = [finding('a/b', { fix: FIX as Finding['fix'] }), finding('a/c')];
  expect(steps({ findings })[0]).toBe(`Fix 2 errors in \`a.json\`. \`${PRODUCT.command} check --fix\` does 1 of them.`);
});

it('on hold the way on is the end of the hold; closed there is none', () => {
  expect(steps({ cause: { kind: 'held', by: 'mona', reason: 'Legal' } })).toEqual([
    'Say `/unhold` when the reason for the hold is gone.',
  ]);
  expect(steps({ cause: { kind: 'closed' } })).toEqual([]);
});

it('a draft with errors is marked as ready at the end', () => {
  expect(steps({ findings: [finding('a/b')], draft: true }).at(-1)).toBe('Mark the pull request as ready for review.');
});
