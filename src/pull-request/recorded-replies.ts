/** The App's replies to commands: their hidden markers record what came of each, so that nothing is done or said twice. */
import { marker, readMarker } from './markers.ts';
import type { Comment } from './posts.ts';

export const REPLY_MARK = 'reply';

/** What a reply has recorded of one command. */
export interface Answer {
  readonly outcome: 'taken' | 'refused';
  /** Fingerprints of the findings it was said about, each as often as there were such findings. */
  readonly fingerprints: readonly string[];
  /** The rule's meaning then; empty where it does not matter. */
  readonly meaning: string;
}

/** A standing reply. */
export interface Reply {
  /** The reply's own id. */
  readonly id: number;
  /** The text it answers, by its anchor on the page. */
  readonly to: string;
  /** What it answers, in short. */
  readonly fingerprint: string;
  /** By the commands' places in the text; null where it could not be found out who may. */
  readonly commands: readonly (Answer | null)[];
  /** Nothing is left open in it. */
  readonly settled: boolean;
  /** The whole marker: equal markers mean equal replies. */
  readonly key: string;
}

/** Replies by the anchor of what they answer, of several the oldest. Those that a person has edited count for nothing. */
export function answersIn(comments: readonly Comment[]): ReadonlyMap<string, Reply> {
  const answers = new Map<string, Reply>();
  for (const { id, author, editor, body } of comments) {
    if (author.type !== 'app') continue;
    const data = readMarker(REPLY_MARK, body);
    if (!data) continue;
    const to = data.to ?? '';
    if (answers.has(to)) continue;
    const trusted = editor === null || editor.type === 'app';
    const commands = trusted ? commandsFrom(data) : [];
    answers.set(to, {
      id,
      to,
      fingerprint: trusted ? (data.fingerprint ?? '') : '',
      commands,
      settled: trusted && commands.every((answer) => answer !== null),
      key: trusted ? replyMarker(to, data.fingerprint ?? '', commands) : '',
    });
  }
  return answers;
}

/** The marker at the start of a reply. */
export function replyMarker(to: string, fingerprint: string, commands: readonly (Answer | null)[]): string {
  return marker(REPLY_MARK, {
    to,
    fingerprint,
    outcomes: commands.map((answer) => answer?.outcome ?? 'unknown').join(','),
    bound: commands.map((answer) => answer?.fingerprints.join('.') ?? '').join(','),
    meanings: commands.map((answer) => answer?.meaning ?? '').join(','),
  });
}

function commandsFrom({ outcomes = '', bound = '', meanings = '' }: Readonly<Record<string, string>>) {
  const fingerprints = bound.split(',');
  const hashes = meanings.split(',');
  if (outcomes === '') return [];
  return outcomes.split(',').map((outcome, index): Answer | null => {
    if (outcome !== 'taken' && outcome !== 'refused') return null;
    const list = fingerprints[index] ?? '';
    return { outcome, fingerprints: list === '' ? [] : list.split('.'), meaning: hashes[index] ?? '' };
  });
}
