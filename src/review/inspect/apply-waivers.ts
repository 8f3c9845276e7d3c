/** Marks the findings that people have waived, and those that the author has confirmed. */
import type { SaidOfChange } from '../../changes/group.ts';
import type { GivenCommand } from '../../commands/given-commands.ts';
import { type Waiver, waiversIn } from '../../commands/waivers.ts';
import { getOrInsert } from '../../connector/get-or-insert.ts';
import { seenFindingsIn } from '../../pull-request/own-comments.ts';
import type { Snapshot } from '../../pull-request/snapshot.ts';
import type { ConnectorReview } from '../../rules/findings/connector-review.ts';
import { withWords } from '../../rules/findings/judged-changes.ts';
import { apart, narrowed } from '../../rules/findings/parts.ts';
import type { Finding, Status } from '../../rules/findings/types.ts';
import { acceptedBy } from './acceptance.ts';
import { count, type Inspection } from './inspect.ts';

/** Findings, and what each says by itself. */
type Parts = ReadonlyMap<Finding, readonly Finding[]>;
/** What has been said of a part. */
type Words = ReadonlyMap<Finding, SaidOfChange>;

/** The same inspection, with waived findings marked as such and the waivers that did it. @param now ISO 8601 */
export function applyWaivers(
  inspection: Inspection,
  commands: readonly GivenCommand[],
  snapshot: Snapshot,
  now: string,
): Inspection {
  const { connectors, pull, ruleSet } = inspection;
  const whole = [...pull, ...connectors.flatMap((connector) => connector.findings)];
  const parts: Parts = new Map(whole.map((finding) => [finding, apart(finding)]));
  const seen = { findings: [...parts.values()].flat(), shown: seenFindingsIn(snapshot) };
  const given = waiversIn(commands, seen, ruleSet, now);
  if (given.length === 0) return inspection;
  const wholeOf = new Map([...parts].flatMap(([finding, list]) => list.map((part) => [part, finding] as const)));
  const waivers = given.map((waiver) => ({
    ...waiver,
    accepted: waiver.type === 'confirm' ? acceptedBy(waiver, given, snapshot) : null,
    rows: new Set(waiver.findings.map((part) => wholeOf.get(part))).size,
  }));
  const words = wordsIn(waivers);
  const marked = (list: readonly Finding[]) => list.flatMap((finding) => divided(finding, parts, words));
  const judged = {
    connectors: connectors.map((connector) => ({
      ...connector,
      findings: marked(connector.findings),
      changes: withWords(connector.changes, wordsAbout(connector, parts, words)),
    })),
    pull: marked(pull),
  };
  const all = [...judged.pull, ...judged.connectors.flatMap((connector) => connector.findings)];
  return { ...inspection, ...judged, ...count(all), waivers };
}

/** A waiver outweighs a confirmation, and a later comment outweighs an earlier one. */
function wordsIn(waivers: readonly Waiver[]): Words {
  const words = new Map<Finding, SaidOfChange>();
  const letsPass = ({ type, accepted }: Waiver) => type !== 'confirm' || accepted !== null;
  for (const passing of [false, true])
    for (const waiver of waivers.filter((one) => letsPass(one) === passing)) {
      const { by, reason, findings } = waiver;
      const said: SaidOfChange = { state: passing ? 'let-pass' : 'confirmed', by: by.login, reason };
      for (const finding of findings) words.set(finding, said);
    }
  return words;
}

const STATUS: Readonly<Record<SaidOfChange['state'], Status>> = { confirmed: 'confirmed', 'let-pass': 'waived' };

/** A finding of which people have said something about a part becomes several: one for each word, one for the rest. */
function divided(finding: Finding, parts: Parts, words: Words): Finding[] {
  const byWord = new Map<SaidOfChange | null, string[]>();
  for (const part of parts.get(finding) ?? [finding])
    getOrInsert(byWord, words.get(part) ?? null, () => []).push(part.anchor);
  return [...byWord].map(([said, anchors]) =>
    said === null && byWord.size === 1
      ? finding
      : narrowed(finding, anchors, said ? STATUS[said.state] : finding.status),
  );
}

function wordsAbout(
  { findings }: ConnectorReview,
  parts: Parts,
  words: Words,
): (subject: string) => SaidOfChange | null {
  const bySubject = new Map<string, SaidOfChange>();
  for (const part of findings.flatMap((finding) => parts.get(finding) ?? [])) {
    const said = words.get(part);
    if (said) bySubject.set(part.anchor, said);
  }
  return (subject) => bySubject.get(subject) ?? null;
}
