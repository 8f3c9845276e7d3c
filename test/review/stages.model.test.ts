/** Random people do random things for a thousand steps; after each the App and a small model of the process agree. */
import fc from 'fast-check';
import { loadMachine } from '../../src/machine/load.ts';
import type { Actor } from '../../src/pull-request/actors.ts';
import type { Snapshot } from '../../src/pull-request/snapshot.ts';
import { decide } from '../../src/review/decide/decide.ts';
import type { Inspection } from '../../src/review/inspect/inspect.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { plan } from '../../src/review/plan/plan.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLES } from '../rules/sample.ts';
import { applied, commented, fileSet, labelled, pullRequest, reviewed } from './model.ts';
import { ask, enter, type Id, LABELS, MAINTAIN, type Model, PEOPLE, type Person, settle, turn } from './process.ts';

const rules = await loadRules();
const machine = loadMachine();
const good = SAMPLES.find(({ name }) => name === 'Fabrikam Parcels')!.files;
const FRESH = pullRequest(fileSet('certified-connectors/Fabrikam Parcels', good), new Map(), {
  roles: new Map([
    ['mia', 'maintain'],
    ['max', 'write'],
    ['olaf', 'triage'],
    ['lee', 'none'],
    ['una', 'unknown'],
  ]),
});
const inspection = inspectSnapshot(FRESH, rules);
const CLEAN: Inspection = { ...inspection, connectors: inspection.connectors.map((one) => ({ ...one, findings: [] })) };

/** The App and what it sees. */
interface Real {
  snapshot: Snapshot;
  contents: Map<string, number>;
}

const HOUR = 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
/** Every step is three hours: neither flapping nor silence. */
const at = (step: number, half = false) => new Date(START + (step * 3 + (half ? 1.5 : 0)) * HOUR).toISOString();

class Step implements fc.Command<Model, Real> {
  readonly #name: string;
  readonly #model: (model: Model) => void;
  readonly #real: (real: Real, now: string, step: number) => void;

  constructor(name: string, model: (model: Model) => void, real: (real: Real, now: string, step: number) => void) {
    this.#name = name;
    this.#model = model;
    this.#real = real;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    model.step++;
    this.#model(model);
    settle(model);
    this.#real(real, at(model.step), model.step);
    const seen = { ...CLEAN, blocking: model.errors ? 2 : 0 };
    const now = at(model.step, true);
    const { desired } = decide(real.snapshot, seen, machine, now);
    real.snapshot = applied(real.snapshot, plan(real.snapshot, desired, now), now);
    const labels = real.snapshot.labels.filter((label) => machine.stages.some((stage) => stage.label === label));
    expect([desired.stage, desired.turn, labels]).toEqual([model.stage, turn(model), [LABELS[model.stage]]]);
    // A second run costs as much as the first, so not after every step.
    if (model.step % 4 !== 0) return;
    const { desired: again } = decide(real.snapshot, seen, machine, at(model.step, true));
    expect(plan(real.snapshot, again, now)).toEqual([]);
  }

  toString(): string {
    return this.#name;
  }
}

/** Where people say what they have to say: in a comment, or in the text of a review. */
type Where = 'comment' | 'review';
const says = (real: Real, who: Person, body: string, now: string, where: Where = 'comment') => {
  const say = where === 'comment' ? commented : reviewsWith;
  real.snapshot = say(real.snapshot, PEOPLE[who], body, now);
};
const reviewsWith = (snapshot: Snapshot, who: Actor, body: string, now: string) =>
  reviewed(snapshot, who, 'commented', now, body);
const place = fc.constantFrom<Where>('comment', 'review');

const person = fc.constantFrom(...(Object.keys(PEOPLE) as Person[]));
const id = fc.constantFrom(...(Object.keys(LABELS) as Id[]));

const label = fc.tuple(person, id).map(
  ([who, wanted]) =>
    new Step(
      `${who} sets ${LABELS[wanted]}`,
      // A label that is on can't be set.
      (model) => model.stage !== wanted && ask(model, who, wanted),
      (real, now) => {
        if (!real.snapshot.labels.includes(LABELS[wanted]))
          real.snapshot = labelled(real.snapshot, PEOPLE[who], LABELS[wanted], now);
      },
    ),
);

const unlabel = person.map(
  (who) =>
    new Step(
      `${who} takes the stage's label off`,
      (model) => {
        if (!MAINTAIN.includes(who)) return;
        model.waiting = [];
        enter(model, 'validation');
      },
      (real, now) => {
        const own = real.snapshot.labels.find((name) => machine.stages.some((stage) => stage.label === name));
        if (own) real.snapshot = labelled(real.snapshot, PEOPLE[who], own, now, false);
      },
    ),
);

const request = fc.tuple(person, id, place).map(
  ([who, wanted, where]) =>
    new Step(
      `${who} says /stage ${wanted} in a ${where}`,
      (model) => ask(model, who, wanted),
      (real, now) => says(real, who, `/stage ${wanted}`, now, where),
    ),
);

const tested = fc.tuple(person, place).map(
  ([who, where]) =>
    new Step(
      `${who} says /tested in a ${where}`,
      (model) => {
        const may = who === 'lee' || MAINTAIN.includes(who);
        if (may && model.stage === 'in-preview') ask(model, 'mia', 'ready-for-production');
      },
      (real, now) => says(real, who, '/tested', now, where),
    ),
);

const review = fc.tuple(person, fc.constantFrom('approved' as const, 'changes_requested' as const)).map(
  ([who, word]) =>
    new Step(
      `${who}: ${word}`,
      (model) => {
        if (MAINTAIN.includes(who)) {
          model.words.delete(who);
          model.words.set(who, { word, content: model.content, step: model.step });
        }
      },
      (real, now) => {
        if (who !== 'lee') real.snapshot = reviewed(real.snapshot, PEOPLE[who], word, now);
      },
    ),
);

const talk = fc.tuple(person, place).map(
  ([who, where]) =>
    new Step(
      `${who} writes in a ${where}`,
      (model) => {
        if (who === 'lee' || MAINTAIN.includes(who)) model.talk.push({ step: model.step, partner: who === 'lee' });
      },
      (real, now) => says(real, who, 'What do you think?', now, where),
    ),
);

const push = fc.constantFrom('good', 'flawed', 'the same').map(
  (what) =>
    new Step(
      `lee pushes ${what} files`,
      (model) => {
        if (what === 'the same') return;
        model.content++;
        model.errors = what === 'flawed';
      },
      (real, _now, step) => {
        const headSha = step.toString(16).padStart(40, '0');
        const content = real.contents.get(real.snapshot.headSha)! + (what === 'the same' ? 0 : 1);
        real.contents.set(headSha, content);
        const same = [...real.contents].filter(([sha, one]) => one === content && sha !== headSha).map(([sha]) => sha);
        real.snapshot = { ...real.snapshot, headSha, sameFiles: new Set(same), checkRun: null };
      },
    ),
);

const draft = fc.boolean().map(
  (on) =>
    new Step(
      on ? 'lee makes it a draft' : 'lee marks it as ready',
      (model) => {
        model.draft = on;
      },
      (real) => {
        real.snapshot = { ...real.snapshot, draft: on };
      },
    ),
);

const hold = fc.tuple(fc.boolean(), place).map(
  ([on, where]) =>
    new Step(
      `mia says ${on ? '/hold' : '/unhold'} in a ${where}`,
      (model) => {
        model.held = on;
        model.heldAt = model.step;
      },
      (real, now) => says(real, 'mia', on ? '/hold The lawyers read it.' : '/unhold', now, where),
    ),
);

it('the App and the model agree on stage, turn and who may, over a thousand steps', () => {
  let steps = 0;
  const commands = fc.commands([label, unlabel, request, tested, review, review, talk, push, draft, hold], {
    maxCommands: 1000,
    size: 'max',
  });
  const property = fc.property(commands, (list) => {
    const model: Model = {
      ...{ stage: 'validation', errors: false, content: 0, words: new Map(), draft: false, held: false },
      ...{ entered: 0, step: 0, talk: [], heldAt: 0, waiting: [] },
    };
    const real: Real = { snapshot: { ...FRESH, createdAt: at(0) }, contents: new Map([[FRESH.headSha, 0]]) };
    fc.modelRun(() => ({ model, real }), list);
    steps += model.step;
  });
  // Lives are of any length: as many as make a thousand steps.
  while (steps < 1000) fc.assert(property, { numRuns: 1 });
});
