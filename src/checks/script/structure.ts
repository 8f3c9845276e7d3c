/** Checks of what the platform calls in a script: its class, its entry, what it may name. */
import { Buffer } from 'node:buffer';
import type { IdPiece, ScriptClass, ScriptFacts } from '../../connector/script/facts.ts';
import { knowsOperations } from '../../connector/swagger/whole.ts';
import type { ConnectorFile, Span } from '../../connector/types.ts';
import { type CheckContext, check, type Report } from '../../rules/engine/check.ts';
import { closest, sameWord } from '../names.ts';

/** One report for each piece of the script that a search finds. */
export function pieces<O = unknown>(
  search: (script: ScriptFacts, options: O, context: CheckContext) => readonly Found[],
) {
  return check<'script', O>({
    given: ['script'],
    run: (file, options, context) => {
      const { script } = context.connector;
      return script ? search(script, options, context).map((found) => reportOf(file, found)) : null;
    },
  });
}

export interface Found {
  readonly span: Span;
  readonly values?: NonNullable<Report['values']>;
  readonly case?: string;
  readonly fix?: NonNullable<Report['fix']>;
}

function reportOf(file: ConnectorFile, { span, ...rest }: Found): Report {
  return { file: file.path, span: { start: span.start, end: span.end }, ...rest };
}

const TOP: Span = { start: 0, end: 0 };

/** `class Script : ScriptBase`, in this case. */
export const scriptClass = check({
  given: ['script'],
  run: (file, _, { connector }) => {
    const { script } = connector;
    if (!script) return { file: file.path, span: TOP, case: 'unreadable' };
    if (hasEntry(script)) return null;
    const named = entryClass(script);
    if (!named) return { file: file.path, span: TOP, case: 'none' };
    const source = connector.text(file)?.text ?? '';
    const fixable = named.name === 'script' && source.match(/\bscript\b/g)?.length === 1;
    return reportOf(file, {
      span: named,
      values: { class: named.name },
      ...(named.name === 'Script' ? { case: 'base' } : {}),
      ...(fixable && named.bases.some(isScriptBase)
        ? { fix: { edits: [{ start: named.start, end: named.end, text: 'Script' }] } }
        : {}),
    });
  },
});

/** The class that the platform looks for is there. */
export function hasEntry({ classes }: ScriptFacts): boolean {
  return classes.some(({ name, bases }) => name === 'Script' && bases.some(isScriptBase));
}

function isScriptBase(base: string): boolean {
  return base === 'ScriptBase';
}

/** The class that is meant to be the script: by its name in any case, else by what it derives from. */
function entryClass({ classes }: ScriptFacts): ScriptClass | null {
  const named = classes.find(({ name }) => name.toLowerCase() === 'script');
  return named ?? classes.find(({ bases }) => bases.some((base) => base.toLowerCase() === 'scriptbase')) ?? null;
}

const RETURNS = /^(?:System\.Threading\.Tasks\.)?Task<(?:System\.Net\.Http\.)?HttpResponseMessage>$/;

/** The method that the platform calls is there. */
export function hasEntryMethod(script: ScriptFacts): boolean {
  return (entryClass(script)?.methods ?? []).some(
    ({ name, modifiers, returns, parameters }) =>
      name === 'ExecuteAsync' && modifiers.includes('override') && RETURNS.test(returns) && parameters === 0,
  );
}

/** The method that the platform calls. Without a class nothing is said: that is another rule's. */
export const executeAsync = pieces((script) => {
  const entry = entryClass(script);
  if (!entry) return [];
  if (hasEntryMethod(script)) return [];
  const named = entry.methods.filter(({ name }) => name.toLowerCase() === 'executeasync');
  const [first] = named;
  return first
    ? [
        {
          span: first,
          case: 'form',
          values: { found: `${first.modifiers.join(' ')} ${first.returns} ${first.name}`.trim() },
        },
      ]
    : [{ span: entry, values: { class: entry.name } }];
});

/** Only namespaces that the platform offers. */
export const namespaces = pieces<{ readonly allowed: readonly string[] }>((script, { allowed }) =>
  script.usings
    .filter(({ text }) => !allowed.includes(text))
    .map((using) => ({ span: using, values: { namespace: using.text } })),
);

export const noNamespace = pieces((script) => script.namespaces.map((span) => ({ span })));

export const noDirectives = pieces((script) =>
  script.directives.map((directive) => ({
    span: directive,
    values: { directive: directive.text.slice(0, 40).trim() },
  })),
);

/**
 * Texts that an operationId is compared with. Encoded ids, as the platform gives them in some regions, are decoded. One that
 * only is an alternative to a known one hurts nobody: "HealthCheck" or "Test". {id}, {hint}
 */
export const operationIds = pieces((script, _, { connector: { api } }) => {
  if (!api || !knowsOperations(api)) return [];
  const ids = api.operationsById;
  const anyCase = new Set([...ids.keys()].map((id) => id.toLowerCase()));
  const isKnown = (piece: IdPiece) =>
    piece.text === '' ||
    ids.has(piece.text) ||
    ids.has(Buffer.from(piece.text, 'base64').toString('utf8')) ||
    (piece.anyCase && anyCase.has(piece.text.toLowerCase()));
  const branches = new Set(script.operationIds.filter(isKnown).map(({ branch }) => branch));
  const unknown = script.operationIds.filter((piece) => !isKnown(piece) && !branches.has(piece.branch));
  return unknown.map((piece): Found => {
    const same = piece.anyCase ? null : sameWord(piece.text, ids.keys());
    const near = same ?? closest(piece.text, ids.keys());
    const hint =
      same === null
        ? near === null
          ? ''
          : ` Is \`${near}\` meant?`
        : ` It has \`${same}\`: capitals count in this comparison.`;
    return { span: piece, values: { id: piece.text, hint } };
  });
});
