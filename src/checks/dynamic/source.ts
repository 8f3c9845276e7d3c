/** Checks of where a dynamic call takes its values from: parameters and body properties of the operation that calls. */
import type { Argument, DynamicCall } from '../../connector/swagger/dynamic.ts';
import type { Operation } from '../../connector/swagger/nodes.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { sameWord } from '../names.ts';
import {
  bodyProperties,
  defaultOf,
  hasDefault,
  type Input,
  inputName,
  inputType,
  isHidden,
  isRequired,
  meaningOf,
  meantBy,
} from './inputs.ts';

/** An argument that is taken from somewhere, with what it means in one calling operation. */
interface Link {
  readonly argument: Argument;
  readonly path: string;
  readonly caller: Operation;
}

function linksOf(call: DynamicCall): Link[] {
  const { callers } = call;
  return call.args.flatMap((argument) =>
    argument.form === 'source' ? callers.map((caller) => ({ argument, path: argument.value as string, caller })) : [],
  );
}

/** The one thing a source names; null where it names nothing, several things, or what can't be told. */
function sourceOf(call: DynamicCall, { caller, path: written }: Link): Input | null {
  const path = exists(call, caller, written) ? written : (corrected(call, written) ?? written);
  const { parameter, property } = meaningOf(caller, path);
  if (parameter ?? property) return parameter ?? property;
  const named = call.flat ? bodyProperties(caller, path) : [];
  return named.length === 1 ? (named[0] as Input) : null;
}

function targetInput({ target }: DynamicCall, { key }: Argument): Input | null {
  if (!target) return null;
  const { parameter, property } = meantBy(target, key);
  return parameter ?? property;
}

/** One report for each argument: the first calling operation in which it is wrong. */
function perArgument(call: DynamicCall, judge: (link: Link) => Report | null): Report[] {
  const reports = new Map<Argument, Report>();
  for (const link of linksOf(call)) {
    if (reports.has(link.argument)) continue;
    const report = judge(link);
    if (report) reports.set(link.argument, report);
  }
  return [...reports.values()];
}

function naming({ extension }: DynamicCall, { caller, path }: Link): Record<string, string> {
  return { extension, source: path, caller: caller.name };
}

/** The source exists in every calling operation. A dotted path, or another case, is mended. */
export const sourceExists = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) =>
    perArgument(call, (link) => {
      const { caller, path, argument } = link;
      if (exists(call, caller, path)) return null;
      const remedy = corrected(call, path);
      return {
        at: argument.at,
        values: { ...naming(call, link), hint: remedy === null ? hintFor(call, caller, path) : `Write \`${remedy}\`.` },
        ...(remedy === null ? {} : { fix: { set: remedy } }),
      };
    }),
});

/** A path into the body is right in the newer form only. */
function hintFor({ kind }: DynamicCall, caller: Operation, path: string): string {
  const inside = meaningOf(caller, path.replaceAll('.', '/')).property;
  if (!inside) return 'Name a parameter, or a path into the body with slashes.';
  const newer = kind === 'schema' ? 'x-ms-dynamic-properties' : 'x-ms-dynamic-list';
  return `Use \`${newer}\` with the path \`${inputName(inside)}\`.`;
}

function exists({ flat }: Pick<DynamicCall, 'flat'>, caller: Operation, path: string): boolean {
  const { parameter, property, open } = meaningOf(caller, path);
  return parameter !== null || property !== null || open || (flat && bodyProperties(caller, path).length > 0);
}

/** What the path was meant to be, if that holds in every calling operation. */
function corrected(call: DynamicCall, path: string): string | null {
  const { callers } = call;
  const names = callers[0]?.parameters.map(({ parameter }) => parameter.name) ?? [];
  const candidates = [path.replaceAll('.', '/'), sameWord(path, names)];
  return (
    candidates.find(
      (candidate) =>
        candidate !== null &&
        candidate !== path &&
        callers.every((caller) => {
          const { parameter, property } = meaningOf(caller, candidate);
          return parameter !== null || (property !== null && !call.flat);
        }),
    ) ?? null
  );
}

/** The source is shown to people, unless the calling operation is hidden as a whole. A default can stand in its place. */
export const sourceInternal = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) =>
    perArgument(call, (link) => {
      const source = link.caller.internal ? null : sourceOf(call, link);
      if (!source || !isHidden(source)) return null;
      const standard = defaultOf(source);
      const { entry } = link.argument;
      return {
        at: link.argument.at,
        values: naming(call, link),
        ...(standard === undefined ? {} : { case: 'default' }),
        ...(standard === undefined || call.callers.length > 1
          ? {}
          : { at: entry, fix: { set: call.flat ? standard : { value: standard } } }),
      };
    }),
});

/** Source and target have the same type. */
export const sourceType = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) =>
    perArgument(call, (link) => {
      const source = sourceOf(call, link);
      const target = targetInput(call, link.argument);
      const from = source && inputType(source);
      const to = target && inputType(target);
      if (!source || !target || !from || !to || from === to) return null;
      return {
        at: link.argument.at,
        values: { ...naming(call, link), from, to, input: inputName(target), target: call.target?.name ?? '' },
      };
    }),
});

/** What the target can't do without does not come from something people may leave empty. */
export const sourceRequired = check({
  given: ['dynamic'],
  keys: ['parameters'],
  run: (call) =>
    perArgument(call, (link) => {
      const target = targetInput(call, link.argument);
      if (!target || !isRequired(target) || hasDefault(target)) return null;
      const source = sourceOf(call, link);
      if (!source || isRequired(source) || hasDefault(source)) return null;
      return {
        at: link.argument.at,
        values: { ...naming(call, link), input: inputName(target), target: call.target?.name ?? '' },
      };
    }),
});
