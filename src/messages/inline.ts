/** What is said on a line of the diff. */

import { INLINE_MARK, marker } from '../pull-request/markers.ts';
import type { Group } from '../rules/findings/groups.ts';
import type { Finding } from '../rules/findings/types.ts';
import { code, fenced, link, plural, said } from './markdown.ts';

/** How many further places a grouped comment names. */
const PLACES = 12;

/** A comment on one finding. @param lines the text that replaces its lines, where GitHub can apply it; else null */
export function singleComment(finding: Finding, fingerprint: string, lines: string | null): string {
  const suggestion = lines === null ? '' : `\n\n${fenced(lines, 'suggestion')}`;
  return comment(fingerprint, `${lead(finding)}${suggestion}`, finding);
}

/** Whether a comment offers lines that can be committed with a click. */
export function offersLines(body: string): boolean {
  return /^`{3,}suggestion$/m.test(body);
}

/** One comment for a mistake made many times. */
export function groupComment({ findings }: Group, fingerprint: string): string {
  const [first, ...rest] = findings;
  const places = rest.slice(0, PLACES).map(({ line }) => line);
  const more = rest.length > PLACES ? ` and ${rest.length - PLACES} more` : '';
  return comment(
    fingerprint,
    `${lead(first)}\n\nThe same on ${plural(rest.length, 'other line')}: ${places.join(', ')}${more}.`,
    first,
  );
}

/** How many findings a comment on a file names. */
const LISTED = 50;

/** One comment on a file for what stands on lines outside the diff. */
export function fileComment(findings: readonly Finding[], fingerprint: string): string {
  const [first] = findings;
  if (first && findings.length === 1)
    return comment(fingerprint, `${lead(first)}\n\nOn line ${first.line}, which this change does not touch.`, first);
  const lines = findings.slice(0, LISTED).map((finding) => `- line ${finding.line}: ${lead(finding)} ${rule(finding)}`);
  if (findings.length > LISTED) lines.push(`- and ${findings.length - LISTED} more, which the summary counts`);
  return `${marker(INLINE_MARK, { id: fingerprint })}\nThis change brought these about, on lines it does not touch:\n\n${lines.join('\n')}`;
}

function comment(fingerprint: string, text: string, finding: Finding): string {
  return `${marker(INLINE_MARK, { id: fingerprint })}\n${text}\n\n${rule(finding)}`;
}

function lead(finding: Finding): string {
  return `**${finding.severity === 'error' ? 'Error' : 'Warning'}.** ${said(finding)}`;
}

function rule({ rule: id, docs }: Finding): string {
  return `<sub>${link(code(id), docs)}</sub>`;
}
