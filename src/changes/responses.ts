/** The answers of an operation, compared: what flows read out of a success, and that it describes its failures. */
import type { Operation, ResponseUse, Schema } from '../connector/swagger/nodes.ts';
import { differingKeys, sameJson } from './json.ts';
import { lostAnswers } from './lost.ts';
import type { OperationPair } from './match.ts';
import type { PathDiff, SchemaComparison } from './schemas.ts';
import type { Shapes } from './shape.ts';
import { type About, type Change, change, spot } from './types.ts';

/** One answer of an operation in both states. */
interface Answers {
  readonly code: string;
  readonly success: boolean;
  readonly base: ResponseUse;
  readonly head: ResponseUse;
}

export function compareResponses(about: About, { base, head }: OperationPair, schemas: SchemaComparison): Change[] {
  const side = 'response' as const;
  const { pairs, removed, added } = pairAnswers(base, head);
  const changes = pairs.filter(({ success }) => success).flatMap((one) => compareAnswers(about, one, schemas));
  const gone = removed.filter(({ code }) => isSuccess(base, code));
  const fresh = added.filter(({ code }) => isSuccess(head, code));
  for (const { code, use } of gone)
    changes.push(
      change('response-removed', about, { side, head: spot(head, '/responses'), base: spot(use), values: { code } }),
    );
  for (const { code, use } of fresh)
    changes.push(change('response-added', about, { side, head: spot(use), values: { code } }));
  const failing = [
    ...pairs.filter((one) => !one.success && differs(one, schemas)),
    ...removed.filter((one) => !gone.includes(one)),
    ...added.filter((one) => !fresh.includes(one)),
  ].map(({ code }) => code);
  if (failing.length > 0) {
    const at = { head: spot(head, '/responses'), base: spot(base, '/responses') };
    changes.push(change('error-response-changed', about, { side, ...at, values: { code: failing.sort().join(', ') } }));
  }
  return changes;
}

/** By code; then successes among themselves: flows don't care which 2xx it was. */
function pairAnswers(
  base: Operation,
  head: Operation,
): { pairs: Answers[]; removed: ResponseUse[]; added: ResponseUse[] } {
  const pairs: Answers[] = [];
  const lost = new Set([...lostAnswers(base), ...lostAnswers(head)]);
  const known = ({ responses }: Operation) => responses.filter(({ code }) => !lost.has(code));
  const free = new Set(known(head));
  const take = (before: ResponseUse, after: ResponseUse | undefined): boolean => {
    if (!after) return false;
    pairs.push({
      code: after.code,
      success: isSuccess(base, before.code) || isSuccess(head, after.code),
      base: before,
      head: after,
    });
    return free.delete(after);
  };
  const same = ({ code }: ResponseUse) => head.responses.find((after) => after.code === code);
  const otherSuccess = () => [...free].find(({ code }) => isSuccess(head, code));
  const lonely = known(base).filter((before) => !take(before, same(before)));
  const removed = lonely.filter((before) => !(isSuccess(base, before.code) && take(before, otherSuccess())));
  return { pairs, removed, added: [...free] };
}

/** A `default` is one where nothing else is: many connectors describe no other answer. */
function isSuccess({ responses }: Operation, code: string): boolean {
  return code.startsWith('2') || (code === 'default' && !responses.some((other) => other.code.startsWith('2')));
}

/** Anything at all is described in another way. */
function differs({ base, head }: Answers, schemas: SchemaComparison): boolean {
  const [before, after] = [base.response, head.response];
  if (!before.schema !== !after.schema || differingKeys(before.object, after.object, SCHEMA).length > 0) return true;
  return (
    before.schema !== null &&
    after.schema !== null &&
    schemas.compare(before.schema, after.schema, 'response').length > 0
  );
}

function compareAnswers(about: About, { base, head }: Answers, schemas: SchemaComparison): Change[] {
  const code = head.code;
  const [before, after] = [base.response, head.response];
  const diffs = before.schema && after.schema ? schemas.compare(before.schema, after.schema, 'response') : [];
  const own = { side: 'response' as const, head: spot(after), base: spot(before) };
  const changes = diffs.map((diff) =>
    change(kindAtRoot(diff), about, { ...diff, side: 'response', path: diff.path || 'body' }),
  );
  if (base.code !== code)
    changes.push(change('response-code-changed', about, { ...own, values: { from: base.code, to: code } }));
  if (!before.schema && after.schema) changes.push(change('response-schema-added', about, own));
  if (before.schema && !after.schema && typeWord(before.schema, schemas.shapes) !== 'any')
    changes.push(
      change('response-root-type-changed', about, {
        ...own,
        values: { from: typeWord(before.schema, schemas.shapes), to: 'nothing' },
      }),
    );
  if (before.object.description !== after.object.description)
    changes.push(
      change('response-text-changed', about, { ...own, head: spot(after, '/description'), values: { code } }),
    );
  if (!sameJson(before.object.headers, after.object.headers))
    changes.push(change('response-headers-changed', about, { ...own, head: spot(after, '/headers') }));
  return changes;
}

const SCHEMA: ReadonlySet<string> = new Set(['schema']);

/** The type of the answer as a whole is a matter of its own. */
function kindAtRoot({ kind, path }: PathDiff): PathDiff['kind'] {
  return kind === 'response-property-type-changed' && path === '' ? 'response-root-type-changed' : kind;
}

function typeWord(schema: Schema, shapes: Shapes): string {
  return shapes.of(schema).type;
}
