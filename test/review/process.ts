/** The process of certification, written down once more and small: what the App must agree with. */
import type { Actor } from '../../src/pull-request/actors.ts';
import { OUTSIDER, PARTNER } from './model.ts';

export const PEOPLE = {
  mia: { login: 'mia', type: 'user' },
  max: { login: 'max', type: 'user' },
  olaf: OUTSIDER,
  una: { login: 'una', type: 'user' },
  lee: PARTNER,
  stalebot: { login: 'stalebot', type: 'bot' },
} as const satisfies Record<string, Actor>;
export type Person = keyof typeof PEOPLE;
export const MAINTAIN: readonly Person[] = ['mia', 'max'];

/** Stages by id with their labels, in the process's own words: nothing of this is read from rules/stages.yml. */
export const LABELS = {
  validation: 'Validation phase',
  'ready-for-preview': 'ready for preview',
  'in-preview': 'in preview',
  'ready-for-production': 'ready for production',
  deploying: 'deployment-in-progress',
  certified: 'certified',
} as const;
export type Id = keyof typeof LABELS;

/** The process, as one would tell it. */
export interface Model {
  stage: Id;
  errors: boolean;
  /** The connector files, as a number that grows with every change. */
  content: number;
  words: Map<
    Person,
    { readonly word: 'approved' | 'changes_requested'; readonly content: number; readonly step: number }
  >;
  draft: boolean;
  held: boolean;
  heldAt: number;
  /** Stages that a maintainer asked for too early, with the step at which. */
  waiting: { readonly id: Id; readonly step: number }[];
  entered: number;
  step: number;
  talk: { readonly step: number; readonly partner: boolean }[];
}

const requested = ({ words, content }: Model) =>
  [...words.values()].filter(({ word, content: at }) => word === 'changes_requested' && at === content);
export const approved = (model: Model, anyContent = false) =>
  requested(model).length === 0 &&
  [...model.words.values()].some(
    ({ word, content }) => word === 'approved' && (anyContent || content === model.content),
  );

export function mayEnter(model: Model, id: Id, askedAt = model.step): boolean {
  if (id === 'validation') return true;
  // A hold stops what was asked for after it began.
  if ((model.held && askedAt >= model.heldAt) || model.errors) return false;
  if (id === 'certified') return true;
  return approved(model, id === 'deploying');
}

export function enter(model: Model, id: Id): void {
  if (model.stage !== id) model.entered = model.step;
  model.stage = id;
}

/** A maintainer asks for a stage, and what comes too early waits; nobody sets `ready for preview` by hand. */
export function ask(model: Model, who: Person, id: Id): void {
  if (!MAINTAIN.includes(who) || id === 'ready-for-preview') return;
  const stays = id === model.stage;
  if (!stays && !mayEnter(model, id)) {
    model.waiting.push({ id, step: model.step });
    return;
  }
  model.waiting = [];
  enter(model, id);
}

/** What goes by itself: back when the approval or the verdict is gone, on when both are there. */
export function settle(model: Model): void {
  const ready = model.waiting.findLast(({ id, step }) => mayEnter(model, id, step));
  if (ready) {
    model.waiting = [];
    enter(model, ready.id);
    return;
  }
  const needs: readonly Id[] = ['ready-for-preview', 'in-preview', 'ready-for-production'];
  if (needs.includes(model.stage) && (model.errors || !approved(model))) enter(model, 'validation');
  if (model.stage === 'validation' && mayEnter(model, 'ready-for-preview')) enter(model, 'ready-for-preview');
}

export function turn(model: Model): 'partner' | 'maintainer' | 'nobody' {
  const unanswered = (since: number) => {
    const last = model.talk.filter(({ step }) => step > since).at(-1);
    return last?.partner ? 'maintainer' : 'partner';
  };
  if (model.stage === 'certified' || model.held) return 'nobody';
  if (model.errors) return 'partner';
  const asked = requested(model);
  if (asked.length > 0) return unanswered(Math.max(...asked.map(({ step }) => step)));
  if (model.draft) return 'partner';
  return model.stage === 'in-preview' ? unanswered(model.entered) : 'maintainer';
}
