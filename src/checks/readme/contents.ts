/** Checks of what a readme says and shows. */
import type { Connector } from '../../connector/connector.ts';
import type { Readme } from '../../connector/readme.ts';
import { isTicked } from '../../rules/engine/attestations.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { RESTRICTION_OPTIONS, type Restriction } from '../restriction.ts';
import { explainsApp, usesOAuth } from './oauth.ts';

/** Fewer characters than a readme needs. The message may use {count}. */
export const readmeLength = check<'readme', { min: number }>({
  given: ['readme'],
  options: { type: 'object', required: ['min'], properties: { min: { type: 'integer' } } },
  run: (_, { min }, { connector }) => {
    const length = connector.readme?.source.text.trim().length ?? min;
    return length < min ? { values: { count: length } } : null;
  },
});

interface TemplateOptions {
  /** What the template's lines begin with. */
  readonly lines: string;
  /** The template's headings. */
  readonly headings: string;
  /** Lines that are the template's from end to end, in lower case: certain to be of no use. */
  readonly sentences: readonly string[];
}

/** Lines and headings of the template that nobody has replaced. */
export const readmeTemplate = check<'readme', TemplateOptions>({
  given: ['readme'],
  options: {
    type: 'object',
    required: ['lines', 'headings', 'sentences'],
    properties: {
      lines: { type: 'string' },
      headings: { type: 'string' },
      sentences: { type: 'array', items: { type: 'string' } },
    },
  },
  run: (_, { lines, headings, sentences }, { connector }) => {
    const readme = connector.readme;
    if (!readme) return null;
    const heading = new RegExp(headings, 'i');
    const left = readme.headings.filter(({ text }) => heading.test(text)).map(({ span }): Report => ({ span }));
    return [...left, ...templateLines(readme, new RegExp(lines, 'g'), new Set(sentences))];
  },
});

function templateLines({ source }: Readme, expression: RegExp, sentences: ReadonlySet<string>): Report[] {
  const offsets = [...source.text.matchAll(expression)].map(({ index }) => index);
  const lines = new Set(offsets.map((index) => source.range({ start: index, end: index }).line));
  return [...lines].map((line): Report => {
    const start = source.lineStarts[line - 1] as number;
    const text = source.line(line);
    const span = { start, end: start + text.length };
    if (!sentences.has(text.trim().toLowerCase())) return { span };
    return { span, fix: { edits: [{ start, end: source.lineStarts[line] ?? source.text.length, text: '' }] } };
  });
}

/** Addresses that lead elsewhere: another site, the repository's root, another folder. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/|#|\.\.\/|$)/i;

/** Pictures that are not in the folder. The message may use {path}. */
export const readmeImages = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => {
    const images = connector.readme?.targets.filter(({ image, path }) => image && !ELSEWHERE.test(path)) ?? [];
    if (images.length === 0) return null;
    const names = new Set(connector.files.map(({ name }) => name));
    return images.filter(({ path }) => !names.has(path)).map(({ path, span }) => missingImage(connector, path, span));
  },
});

/** Case `case`: the file is there in other letters, which GitHub tells apart. */
function missingImage({ files }: Connector, path: string, span: Report['span'] & object): Report {
  const other = files.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  return other ? { span, case: 'case', values: { path, right: other.name } } : { span, values: { path } };
}

/** Operations that people see but the readme does not mention. The message may use {count}, {total}, and {first}{second}{third}{more} for names. */
export const readmeOperations = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => {
    const { readme, api } = connector;
    if (!readme || !api) return null;
    const summaries = new Set<string>();
    for (const { internal, object } of api.operations) {
      if (!internal && typeof object.summary === 'string' && object.summary.trim() !== '')
        summaries.add(object.summary);
    }
    const text = plain(readme.source.text);
    const missing = [...summaries].filter((summary) => !text.includes(plain(summary)));
    if (missing.length === 0) return null;
    const [first = '', second = '', third = ''] = missing.map((summary) => `"${summary.trim()}"`);
    const more = (name: string) => (name === '' ? '' : `, ${name}`);
    return {
      values: {
        ...{ count: missing.length, total: summaries.size },
        ...{ first, second: more(second), third: more(third), more: missing.length > 3 ? ' …' : '' },
      },
    };
  },
});

/** Without marks, case, double blanks and a final full stop. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[*_`\\]/g, '')
    .replaceAll(/[\s.]+/g, ' ')
    .trim();
}

/**
 * Nothing on how to register an app. Silent where the author attests it (pr/ip-oauth-readme says so there), and while OAuth
 * is paused: who is to do without it needs no app.
 */
export const readmeAppSteps = check<'readme', { restriction: Restriction }>({
  given: ['readme'],
  options: RESTRICTION_OPTIONS,
  run: (_, { restriction }, { connector, pull }) =>
    !restriction['in-force'] &&
    usesOAuth(connector) &&
    !explainsApp(connector) &&
    !(pull && isTicked(pull.body, 'ip-oauth-steps'))
      ? {}
      : null,
});
