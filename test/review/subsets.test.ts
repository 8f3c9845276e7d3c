/**
 * Any labels, set by anybody one after another, over any verdict, approvals and roles: one stage, what it requires holds, and a
 * second run writes nothing. What stages.test.ts tells case by case for one setter, here at random for a crowd.
 */
import fc from 'fast-check';
import type { Role } from '../../src/config/roles.ts';
import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { ownedLabels } from '../../src/review/decide/labels.ts';
import type { Inspection } from '../../src/review/inspect/inspect.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { APP, applied, fileSet, labelled, PARTNER, pullRequest, reviewed } from './model.ts';

const rules = await loadRules();
const machine = loadMachine();
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const FRESH = pullRequest(fileSet('certified-connectors/Fabrikam Parcels', good));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const OWNED = ownedLabels(FRESH.config, machine).map(({ name }) => name);
const STAGES = machine.stages.map(({ label }) => label);
/** What is found apart from the lines: here only their number matters. */
function inspectionOf(body: string): Inspection {
  const inspection = inspectSnapshot({ ...FRESH, body }, rules);
  return { ...inspection, connectors: inspection.connectors.map((one) => ({ ...one, findings: [] })) };
}
const INSPECTIONS = new Map([FRESH.body, ''].map((body) => [body, inspectionOf(body)]));
const OTHER = '9'.repeat(40);

const user = (login: string): Actor => ({ login, type: 'user' });
const CROWD: readonly Actor[] = [APP, user('mia'), user('max'), user('olaf'), PARTNER, { login: 'bot', type: 'bot' }];
const MAINTAIN: readonly Role[] = ['admin', 'maintain', 'write'];

interface Case {
  /** For each owned label whether and by whom it was set last. */
  readonly labels: readonly (Actor | null)[];
  readonly blocking: number;
  readonly body: string;
  readonly words: readonly {
    readonly by: Actor;
    readonly word: 'approved' | 'changes_requested';
    readonly where: Where;
  }[];
  readonly roles: readonly Role[];
  readonly draft: boolean;
}
type Where = 'here' | 'same files' | 'other files';

const role = fc.constantFrom<Role>('admin', 'maintain', 'write', 'triage', 'read', 'none', 'unknown');
const cases: fc.Arbitrary<Case> = fc.record({
  labels: fc.tuple(...OWNED.map(() => fc.option(fc.constantFrom(...CROWD), { freq: 2 }))),
  blocking: fc.constantFrom(0, 0, 2),
  body: fc.constantFrom(FRESH.body, FRESH.body, ''),
  words: fc.array(
    fc.record({
      by: fc.constantFrom(user('mia'), user('max'), user('olaf')),
      word: fc.constantFrom('approved' as const, 'approved' as const, 'changes_requested' as const),
      where: fc.constantFrom<Where>('here', 'here', 'same files', 'other files'),
    }),
    { maxLength: 3 },
  ),
  roles: fc.tuple(role, role, role),
  draft: fc.boolean(),
});

function snapshotOf({ labels, body, words, roles, draft }: Case): Snapshot {
  const [mia, max, olaf] = roles as [Role, Role, Role];
  const known = new Map<string, Role>([...FRESH.roles, ['mia', mia], ['max', max], ['olaf', olaf]]);
  let state: Snapshot = { ...FRESH, body, draft, roles: known, sameFiles: new Set([OTHER]) };
  words.forEach(({ by, word, where }, index) => {
    state = reviewed(state, by, word, at(index));
    const commit = { here: FRESH.headSha, 'same files': OTHER, 'other files': '8'.repeat(40) }[where];
    state = { ...state, reviews: state.reviews.map((one, n) => (n === index ? { ...one, commit } : one)) };
  });
  labels.forEach((setter, index) => {
    if (setter) state = labelled(state, setter, OWNED[index] as string, at(10 + index));
  });
  return state;
}

/** What the process asks for, told once more and in its own words. */
function mayBe(label: string, { labels, blocking, body, words, roles }: Case): boolean {
  const role = new Map(['mia', 'max', 'olaf'].map((login, index) => [login, roles[index] as Role]));
  const last = new Map(words.map((word) => [word.by.login, word]));
  const counted = [...last.values()].filter(({ by }) => MAINTAIN.includes(role.get(by.login) as Role));
  const here = counted.filter(({ where }) => where !== 'other files');
  const refused = here.some(({ word }) => word === 'changes_requested');
  const approved = (list: typeof counted) => !refused && list.some(({ word }) => word === 'approved');
  const setter = labels[OWNED.indexOf(label)];
  const isTheirs =
    setter?.type === 'app' || (setter?.type === 'user' && MAINTAIN.includes(role.get(setter.login) ?? 'none'));
  switch (label) {
    case 'Proposal':
      return false;
    case 'Validation phase':
      return true;
    case 'ready for preview':
      return blocking === 0 && approved(here) && body !== '';
    case 'in preview':
    case 'ready for production':
      return isTheirs && blocking === 0 && approved(here);
    case 'deployment-in-progress':
      return isTheirs && (setter.type === 'app' || (blocking === 0 && approved(counted)));
    default:
      return isTheirs && (setter.type === 'app' || blocking === 0);
  }
}

it('whoever set whichever labels: one stage, none without its requirements, and nothing to write in a second run', () => {
  const run = (snapshot: Snapshot, { blocking, body }: Case, now: string) => {
    const { desired } = decide(snapshot, { ...(INSPECTIONS.get(body) as Inspection), blocking }, machine, now);
    return { desired, actions: plan(snapshot, desired, now) };
  };
  fc.assert(
    fc.property(cases, (one) => {
      const before = snapshotOf(one);
      const { desired, actions } = run(before, one, at(40));
      const after = applied(before, actions, at(40));
      const [stage, ...more] = after.labels.filter((label) => STAGES.includes(label));
      expect(more).toEqual([]);
      expect(machine.stages.find(({ id }) => id === desired.stage)?.label).toBe(stage);
      expect([stage, mayBe(stage as string, one)]).toEqual([stage, true]);
      expect(after.labels.filter((label) => OWNED.includes(label)).sort()).toEqual([...desired.labels].sort());
      expect(run(after, one, at(50)).actions).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
