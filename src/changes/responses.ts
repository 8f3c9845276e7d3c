/** The answers of an operation, compared: what flows read out of a success, and that it describes its failures. */
import type { Operation, ResponseUse, Schema } from '../connector/swagger/nodes.ts';
import { differingKeys, sameJson } from './json.ts';
import type { OperationPair } from './match.ts';
import type { PathDiff, SchemaComparison } from './schemas.ts';
import type { Shapes } from './shape.ts';
import { type About, type Change, change, spot } from './types.ts';

interface Answers {
  readonly base: ResponseUse;
  readonly head: ResponseUse;
}

export function compareResponses(about: About, { base, head }: OperationPair, schemas: SchemaComparison): Change[] {
  const { pairs, removed, added } = pairAnswers(base, head);
  const changes = pairs.flatMap((pair) => compareAnswers(about, pair, schemas));
  for (const { code, use } of removed)
    changes.push(
      change(isSuccess(code) ? 'response-removed' : 'error-response-changed', about, {
        side: 'response',
        head: spot(head, '/responses'),
        base: spot(use),
        values: { code },
      }),
    );
  for (const { code, use } of added)
    changes.push(
      change(isSuccess(code) ? 'response-added' : 'error-response-changed', about, {
        side: 'response',
        head: spot(use),
        values: { code },
      }),
    );
  return changes;
}

/** By code; then successes among themselves: flows don't care which 2xx it was. */
function pairAnswers(
  base: Operation,
  head: Operation,
): { pairs: Answers[]; removed: ResponseUse[]; added: ResponseUse[] } {
  const pairs: Answers[] = [];
  const free = new Set(head.responses);
  const take = (before: ResponseUse, after: ResponseUse | undefined): boolean => {
    if (!after) return false;
    pairs.push({ base: before, head: after });
    return free.delete(after);
  };
  const lonely = base.responses.filter(
    (before) =>
      !take(
        before,
        head.responses.find(({ code }) => code === before.code),
      ),
  );
  const removed = lonely.filter(
    (before) =>
      !(
        isSuccess(before.code) &&
        take(
          before,
          [...free].find(({ code }) => isSuccess(code)),
        )
      ),
  );
  return { pairs, removed, added: [...free] };
}

/** A `default` counts: many connectors describe nothing else. */
function isSuccess(code: string): boolean {
  return /^2/.test(code) || code === 'default';
}

function compareAnswers(about: About, { base, head }: Answers, schemas: SchemaComparison): Change[] {
  const code = head.code;
  const [before, after] = [base.response, head.response];
  const diffs = before.schema && after.schema ? schemas.compare(before.schema, after.schema, 'response') : [];
  const own = { side: 'response' as const, head: spot(after), base: spot(before) };
  if (!isSuccess(code)) {
    const same =
      diffs.length === 0 &&
      !before.schema === !after.schema &&
      differingKeys(before.object, after.object, SCHEMA).length === 0;
    return same ? [] : [change('error-response-changed', about, { ...own, values: { code } })];
  }
  const changes = diffs.map((diff) =>
    change(kindAtRoot(diff), about, { ...diff, side: 'response', path: diff.path || 'body' }),
  );
  if (base.code !== code)
    changes.push(change('response-code-changed', about, { ...own, values: { from: base.code, to: code } }));
  if (!before.schema && after.schema) changes.push(change('response-schema-added', about, own));
  if (before.schema && !after.schema)
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
