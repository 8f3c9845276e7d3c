/** Checks of a readme's headings: its title and its sections. */
import type { Connector } from '../../connector/connector.ts';
import type { Heading, Readme } from '../../connector/readme.ts';
import type { Edit } from '../../connector/types.ts';
import { check, type Report } from '../../rules/engine/check.ts';

/** No heading, nor a line that is meant as one, speaks of a section; case `elsewhere` where the text does (a pattern of ours). A readme without any headings is readme/headings' matter. */
export const readmeSection = check<'readme', { pattern: string; elsewhere?: string }>({
  given: ['readme'],
  options: {
    type: 'object',
    required: ['pattern'],
    additionalProperties: false,
    properties: { pattern: { type: 'string' }, elsewhere: { type: 'string' } },
  },
  run: (_, { pattern, elsewhere }, { connector }) => {
    const { headings = [], looseHeadings = [] } = connector.readme ?? {};
    const texts = [...headings, ...looseHeadings].map(({ text }) => text.toLowerCase());
    const expression = new RegExp(pattern);
    if (texts.length === 0 || texts.some((text) => expression.test(text))) return null;
    const says = elsewhere !== undefined && new RegExp(elsewhere, 'i').test(connector.readme?.source.text ?? '');
    return says ? { case: 'elsewhere' } : {};
  },
});

/** A text without a single heading; a very short one is readme/too-short's matter first. */
export const readmeHeadings = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector: { readme } }) =>
    readme?.headings.length === 0 && readme.looseHeadings.length === 0 ? {} : null,
});

/** Lines that are meant as headings: told together, and mended together. The message may use {count} and {names}. */
export const readmeLooseHeadings = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => {
    const lines = connector.readme?.looseHeadings ?? [];
    const [first] = lines;
    if (!first) return null;
    const names = lines.map(({ text }) => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`);
    return {
      span: first.span,
      values: { count: lines.length, names: names.slice(0, 3).join(', ') + (names.length > 3 ? ' …' : '') },
      fix: { edits: lines.map(({ edit }) => edit) },
    };
  },
});

/** Headings of sections: lifting one of them to the top would not make it a title. */
const SECTION =
  /publisher|requisite|operations|actions|triggers|credential|authenti|known issues|limitations|started|frequently|faq|deploy|overview|introduction|contents/i;

/**
 * The first heading is of another level than 1; case `section` where it is no title at all, `missing` where it comes long after
 * the readme's beginning. The message may use {text}.
 */
export const readmeTitle = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => {
    const readme = connector.readme;
    const first = readme?.headings[0];
    if (!readme || !first || first.level === 1 || readme.looseHeadings.some(({ level }) => level === 1)) return null;
    const report = { span: first.span, values: { text: first.text } };
    if (linesAbove(readme, first) > MAX_ABOVE) return { span: { start: 0, end: 0 }, case: 'missing' };
    if (SECTION.test(first.text)) return { ...report, case: 'section' };
    const edit = lifted(readme, first);
    return edit ? { ...report, fix: { edits: [edit] } } : report;
  },
});

/** A title has no more lines of text above it. */
const MAX_ABOVE = 3;

function linesAbove({ source }: Readme, { span }: Heading): number {
  const lines = source.text.slice(0, span.start).split('\n');
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).length;
}

/** One number sign where there are several. */
function lifted({ source }: Readme, { form, span }: Heading): Edit | null {
  if (form !== 'atx') return null;
  const signs = /^[ >]*(#+)/.exec(source.text.slice(span.start, span.end));
  if (!signs) return null;
  const end = span.start + signs[0].length;
  return { start: end - (signs[1] as string).length, end, text: '#' };
}

/** The title is still the template's. The fix puts the connector's own there. */
export const readmeTemplateTitle = check<'readme', { text: string }>({
  given: ['readme'],
  options: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
  run: (_, { text }, { connector }) => {
    const heading = connector.readme?.headings.find((own) => own.level === 1 && own.text.toLowerCase() === text);
    return heading ? withTitle(connector, heading) : null;
  },
});

function withTitle(connector: Connector, heading: Heading): Report {
  const title = connector.api?.info.object.title;
  const report = { span: heading.span, values: { title: typeof title === 'string' ? title : connector.name } };
  const source = connector.readme?.source.text.slice(heading.span.start, heading.span.end) ?? '';
  const at = source.search(/title/i);
  if (typeof title !== 'string' || !/^[\p{L}\p{N} .,&'()/+:-]+$/u.test(title) || at < 0) return report;
  const start = heading.span.start + at;
  return { ...report, fix: { edits: [{ start, end: start + 'title'.length, text: title }] } };
}

/** The publisher's heading does not name the publisher behind a colon. "(Independent Publisher)" in the title is none. */
export const readmePublisher = check<'readme'>({
  given: ['readme'],
  run: (_, __, { connector }) => {
    const readme = connector.readme;
    const named = readme?.headings.filter(({ text }) => /(?<!independent )publisher/i.test(text)) ?? [];
    const [heading] = named;
    if (!readme || !heading || named.some(({ text }) => /^publishers?\s*:\s*\S/i.test(text))) return null;
    const edit = joined(readme, heading);
    return edit ? { span: heading.span, fix: { edits: [edit] } } : { span: heading.span };
  },
});

/** Heading and name on one line, where the name is the one plain line below a heading that says "Publisher". */
function joined({ source }: Readme, { form, span, text }: Heading): Edit | null {
  if (form !== 'atx' || !/^publisher:?$/i.test(text)) return null;
  const below = /^[ \t]*\r?\n(?:[ \t]*\r?\n)?([^\r\n]{1,80})(?:\r?\n[ \t]*(?:\r?\n|$)|\r?\n(?=#)|$)/.exec(
    source.text.slice(span.end, span.end + 400),
  );
  const name = below?.[1]?.trim();
  if (!below || !name || !/^[\p{L}\p{N}][\p{L}\p{N} .,&'()/+-]*$/u.test(name) || /[a-z]\.$/.test(name)) return null;
  const heading = /(publisher):?[ \t]*$/i.exec(source.text.slice(span.start, span.end));
  if (!heading) return null;
  const start = span.start + heading.index + (heading[1] as string).length;
  const nameEnd = span.end + below[0].indexOf(below[1] as string) + (below[1] as string).trimEnd().length;
  return { start, end: nameEnd, text: `: ${name}` };
}
