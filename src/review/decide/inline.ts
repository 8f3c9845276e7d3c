/** Which findings are said on the diff, and where: a line of it, else the file, else only the summary. Pure. */

import { addAll } from '../../connector/add-all.ts';
import { fingerprintOf } from '../../connector/fingerprint.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import type { FileSet } from '../../connector/types.ts';
import { fileComment, groupComment, singleComment } from '../../messages/inline.ts';
import type { DesiredInline } from '../../messages/types.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import { findingFingerprint, type Group, groupByRule } from '../../rules/findings/groups.ts';
import type { Finding, Fix } from '../../rules/findings/types.ts';
import { type Hunks, hunksOf } from './hunks.ts';

/** The same mistake more often than this in a file is said once. */
const GROUP_FROM = 4;

/** Everything that may be said inline, errors first. Suggestions are never said one by one. */
export function inlineComments(snapshot: Snapshot, introduced: readonly Finding[]): DesiredInline[] {
  const told = introduced.filter(({ severity }) => severity !== 'suggestion');
  const byFile = new Map<string, Finding[]>();
  for (const finding of told) getOrInsert(byFile, finding.file, () => []).push(finding);
  const changed = new Set(snapshot.files.filter(({ status }) => status !== 'removed').map(({ path }) => path));
  const comments: Weighed[] = [];
  for (const [path, findings] of byFile) {
    if (changed.has(path) && snapshot.head.has(path)) addAll(comments, commentsOn(path, findings, snapshot));
  }
  return comments.sort((a, b) => a.weight - b.weight).map(({ comment }) => comment);
}

interface Weighed {
  readonly weight: number;
  readonly comment: DesiredInline;
}

function commentsOn(path: string, findings: readonly Finding[], snapshot: Snapshot): Weighed[] {
  const hunks = hunksOf(textOf(snapshot.base, previousPath(snapshot, path)), textOf(snapshot.head, path) ?? '');
  const inDiff = findings.filter(({ line }) => hunks.has(line));
  const offDiff = findings.filter(({ line }) => !hunks.has(line));
  const groups = groupByRule(inDiff);
  const alone = groups.filter((group) => group.findings.length < GROUP_FROM).flatMap((group) => group.findings);
  const offered = offeredFixes(alone, hunks);
  const comments = [
    ...groups.filter((group) => group.findings.length >= GROUP_FROM).map(grouped),
    ...alone.map((finding) => single(finding, offered)),
  ];
  return offDiff.length === 0 ? comments : [...comments, onFile(path, offDiff)];
}

function previousPath({ files }: Snapshot, path: string): string {
  return files.find((file) => file.path === path)?.previousPath ?? path;
}

/** git takes a file for binary, and GitHub shows no lines of it, when a zero byte is among its first 8,000. */
const LOOKED_AT = 8000;

/** A file's text; null where it is missing, was left unread or is binary. */
function textOf(files: FileSet, path: string): string | null {
  const bytes = files.get(path)?.bytes;
  if (!bytes || bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The remedies that can be shown as suggestions. Of several for the same lines only the weightiest is: taken, it undoes the others. */
function offeredFixes(findings: readonly Finding[], hunks: Hunks): ReadonlySet<Fix> {
  const offered = new Set<Fix>();
  for (const { fix } of [...findings].sort((a, b) => weightOf(a) - weightOf(b))) {
    if (fix === null || fix.text === null || !hunks.sameHunk(fix.startLine, fix.endLine)) continue;
    if ([...offered].every((other) => other.endLine < fix.startLine || fix.endLine < other.startLine)) offered.add(fix);
  }
  return offered;
}

function single(finding: Finding, offered: ReadonlySet<Fix>): Weighed {
  const fingerprint = findingFingerprint(finding);
  const { fix } = finding;
  const applies = fix !== null && offered.has(fix);
  const lines = applies ? { startLine: fix.startLine, line: fix.endLine } : { startLine: null, line: finding.line };
  const comment = {
    fingerprint,
    path: finding.file,
    ...lines,
    body: singleComment(finding, fingerprint, applies ? fix.text : null),
    findings: [fingerprint],
  };
  return {
    weight: weightOf(finding),
    comment: { ...comment, startLine: lines.startLine === lines.line ? null : lines.startLine },
  };
}

function grouped(group: Group): Weighed {
  const [first] = group.findings;
  const fingerprint = fingerprintOf('group', group.rule, first.file.toLowerCase());
  const comment = {
    fingerprint,
    path: first.file,
    line: first.line,
    startLine: null,
    body: groupComment(group, fingerprint),
    findings: group.findings.map(findingFingerprint),
  };
  return { weight: weightOf(first), comment };
}

function onFile(path: string, findings: readonly Finding[]): Weighed {
  const fingerprint = fingerprintOf('file', path.toLowerCase(), findings.map(findingFingerprint).join('\n'));
  const weight = (findings.some(({ severity }) => severity === 'error') ? 0 : 1) + 0.5;
  return {
    weight,
    comment: {
      ...{ fingerprint, path, line: null, startLine: null },
      body: fileComment(findings, fingerprint),
      findings: findings.map(findingFingerprint),
    },
  };
}

function weightOf({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}
