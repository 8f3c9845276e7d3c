/** Short answers to commands, for when a reaction does not say enough. */

import type { GivenCommand } from '../commands/given-commands.ts';
import type { Objection } from '../commands/objections.ts';
import type { Command, Effect, Wrong } from '../commands/types.ts';
import type { Waiver } from '../commands/waivers.ts';
import type { Rule } from '../rules/engine/rule.ts';
import { code, day, link, listed, message, plain, plural, table } from './markdown.ts';
import type { CommandEffect } from './types.ts';

/** What answers are made of, besides the command itself. */
export interface ReplyFacts {
  readonly commands: readonly Command[];
  /** Names of the commands this person may give. */
  readonly allowed: readonly string[];
  readonly rule: (id: string) => Rule | null;
  /** The waiver that this command gave. */
  readonly waiver: Waiver | null;
  /** What speaks against doing what the command says. */
  readonly objection: Objection | null;
  readonly stages: readonly string[];
}

/** Markdown; null where the reaction says it all. */
export function replyTo({ read, command, outcome, answer }: GivenCommand, facts: ReplyFacts): string | null {
  if ('wrong' in read) return `${wrongWords(read, command, facts)}`;
  if (facts.objection) return objectionWords(facts.objection);
  if (outcome === 'unknown')
    return `I could not find out whether you may use ${code(`/${command.name}`)}. I will look again the next time something happens here.`;
  if (outcome === 'refused') return answer ? refusedBefore(command) : forbidden(command, facts);
  return doneWords(read, facts);
}

const WHO: Readonly<Record<Command['who'], string>> = {
  anybody: 'everybody',
  author: 'the author of the pull request',
  maintainer: 'maintainers',
  'author-or-maintainer': 'the author and maintainers',
  acknowledger: 'maintainers, and for the author only where the repository allows it',
};

function forbidden({ name, who }: Command, { allowed }: ReplyFacts): string {
  return `Thank you, but ${code(`/${name}`)} is for ${WHO[who]}. You can use ${listed(allowed.map((one) => code(`/${one}`)))}.`;
}

function refusedBefore({ name }: Command): string {
  return `${code(`/${name}`)} was not possible when it was said.`;
}

function nothingFor({ rule, place }: { readonly rule: string; readonly place: string | null }): string {
  if (rule === 'all') return 'this pull request breaks nothing';
  return `${code(rule)} finds no error or warning in what this pull request changes${place === null ? '' : ` at ${code(place)}`}`;
}

function objectionWords(objection: Objection): string {
  switch (objection.why) {
    case 'nothing-there':
      return `There is nothing to ${objection.verb}: ${nothingFor(objection)}.`;
    case 'not-shown':
      return `I had not shown yet what there is to ${objection.verb} now when you said it, so it covers nothing. Have a look at the summary, and say it again.`;
    case 'nothing-waived':
      return `There is no waiver of ${code(objection.rule)} to take back.`;
    case 'not-their-hold':
      return `This hold is ${plain(objection.by)}'s: a maintainer can take it back.`;
    case 'nothing-held':
      return 'Nothing is on hold here.';
    case 'no-maintainer':
      return `${plain(objection.login)} is not a maintainer here, so I can't assign this to them.`;
    case 'maintainers-items':
      return `${listed(objection.items.map(code))}: a maintainer says when this is done.`;
    case 'not-possible':
      return objection.words;
  }
}

function doneWords(read: Effect, facts: ReplyFacts): string | null {
  switch (read.type) {
    case 'help':
      return helpWords(facts);
    case 'explain': {
      const rule = facts.rule(read.rule);
      return rule && explainWords(rule);
    }
    case 'explain-code':
      return codeWords(
        read.code,
        read.rules.flatMap((id) => facts.rule(id) ?? []),
      );
    case 'waive':
    case 'acknowledge':
    case 'confirm':
      return facts.waiver && waivedWords(facts.waiver);
    case 'assign':
      return read.login === null ? 'This is assigned to you now.' : `This is assigned to ${plain(read.login)} now.`;
    case 'close':
      return 'Closed as you say. It can be opened again where it was.';
    default:
      return null;
  }
}

/** What is said when what a command does could not be done. */
export function failedWords(effect: CommandEffect): string {
  return effect.type === 'assign'
    ? `I could not assign this to ${plain(effect.login)} yet. GitHub assigns only people with access to this repository. I try again the next time I look here.`
    : 'I could not close this yet: GitHub did not take it. I try again by myself.';
}

function waivedWords({ type, rule, rows: count, unseen, until, accepted }: Waiver): string {
  const what = rule === 'all' ? plural(count, 'breaking change') : `${plural(count, 'finding')} of ${code(rule)}`;
  const end = until === null ? '' : `, until the end of ${day(until)}`;
  const word = { waive: 'waived', acknowledge: 'acknowledged', confirm: 'confirmed' }[type];
  const later =
    unseen > 0
      ? `${unseen} more ${unseen === 1 ? 'was' : 'were'} not shown yet when you said it and ${unseen === 1 ? 'is' : 'are'} not covered: have a look at the summary, and say it again.`
      : 'The summary shows it; new findings are not covered.';
  const decides =
    type === 'confirm' && accepted === null
      ? ' A maintainer decides: an approving review or `/acknowledge` accepts it.'
      : '';
  return `${what} ${count === 1 ? 'is' : 'are'} ${word} with your reason${end}.${decides} ${later}`;
}

function explainWords({ id, title, why, fix, docs }: Rule): string {
  const heading = `**${plain(title)}** (${code(id)})`;
  return `${heading}\n\n${message(why)}\n\n**To do:** ${message(fix.trim())}\n\n${link('More about it', docs)}`;
}

function codeWords(answered: string, rules: readonly Rule[]): string {
  const lines = rules.map(({ id, title }) => `- ${code(id)}: ${plain(title)}`);
  return `${code(answered)} is what ${rules.length === 1 ? 'this rule says' : 'these rules say'}:\n\n${lines.join('\n')}`;
}

function helpWords({ commands }: ReplyFacts): string {
  return `Each on a line of its own; several in one comment are fine. Edit or delete the comment to take it back.\n\n${commandsTable(commands)}`;
}

/** The commands as a table: the help, and the page about them. */
export function commandsTable(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, who, help }) => [
    code(`/${name}${usage === '' ? '' : ` ${usage}`}`),
    message(help),
    WHO[who],
  ]);
  return table(['Say', 'What it does', 'Who may'], rows);
}

function wrongWords({ wrong, given, nearest }: Wrong, command: Command, { stages }: ReplyFacts): string {
  const use = `Write it like ${code(command.example)}.`;
  const meant = nearest.length > 0 ? ` Did you mean ${listed(nearest.map(code), 'or')}?` : '';
  const words: Readonly<Record<Wrong['wrong'], string>> = {
    'unknown-command': `I know no ${code(`/${given}`)}. Did you mean ${code(`/${command.name}`)}?`,
    'no-rule': `Which rule? ${use}`,
    'unknown-rule': `There is no rule ${code(given)}.${meant} Every finding names its rule.`,
    'no-change-rule': `${code(given)} is not about changes that break something; ${code('/waive')} is for that. ${use}`,
    'no-reason': `It needs a reason, for those who read this later. ${use}`,
    'no-date': `I can't read ${code(given)} as a day: write it as ${code('until 2027-01-31')}.`,
    'past-date': `${code(given)} is over already: name a day that is still to come.`,
    'no-stage': `Which stage? There are ${listed(stages.map(code))}.`,
    'unknown-stage': `There is no stage ${code(given)}. There are ${listed(stages.map(code))}.`,
    'no-person': `To whom? ${use}`,
    'no-item': `What is done? The steps are ${listed(nearest.map(code))}.`,
    'unknown-item': `There is no step ${code(given)} in a checklist here.${meant} ${use}`,
  };
  return words[wrong];
}

/** The text of a reply whose comment says nothing to the App any more. */
export const GONE = 'This answered a command that has been taken back; it has no effect any more.';
