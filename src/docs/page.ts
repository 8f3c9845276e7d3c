/** A rule's page. */
import { fenced } from '../messages/markdown.ts';
import type { RuleContent } from './content.ts';
import type { Snippet } from './examples.ts';
import type { Mended } from './mended.ts';

const MENDED: Readonly<Record<Mended, string>> = {
  always: 'yes: `check --fix` does it, and the pull request gets a suggestion',
  sometimes: 'where the remedy is certain: `check --fix` does it, and the pull request gets a suggestion',
  never: 'no: the remedy needs a person',
};

/** The page in Markdown. Texts of rules are ours and hold Markdown of their own. */
export function rulePage(rule: RuleContent): string {
  const facts: [string, string][] = [
    ['Severity', rule.severity],
    ['If it is merged', escaped(rule.blocks)],
    ['Connectors', rule.connectors],
    ['Looks at', rule.looksAt],
    ['Mended by itself', MENDED[rule.mended]],
    ['Validator', rule.codes.map((code) => `\`${code}\``).join(', ')],
    ['Policy', rule.policy.join(', ')],
    ['More', `<${rule.docs}>`],
  ];
  const parts = [
    GENERATED,
    `# ${rule.id}\n\n${escaped(rule.title)}.`,
    facts.flatMap(([name, text]) => (text === '' ? [] : [`- **${name}**: ${text}`])).join('\n'),
    `## What it says\n\n${rule.messages.map((text) => `> ${escaped(text)}`).join('\n>\n')}`,
    `## Why\n\n${escaped(rule.why)}`,
    `## What to do\n\n${escaped(rule.fix)}`,
    examples('Good', rule.good),
    examples('Bad', rule.bad),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export const GENERATED = '<!-- Written by `npm run docs`; change the rule file instead. -->';

const LAID_ON = 'Laid on [the sample connector](../../writing-a-rule.md):';

function examples(title: string, snippets: readonly Snippet[]): string {
  if (snippets.length === 0) return '';
  const note = snippets.some(({ language }) => language === 'json') ? `\n\n${LAID_ON}` : '';
  const blocks = snippets.map(({ language, text }) => fenced(text, language));
  return `## ${title}${note}\n\n${blocks.join('\n\n')}`;
}

/** Angle brackets outside code would be taken for tags. */
export function escaped(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;').replaceAll('|', '\\|') : part))
    .join('`');
}
