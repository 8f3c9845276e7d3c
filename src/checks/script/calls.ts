/** Checks of what a script calls. */
import type { Access } from '../../connector/script/facts.ts';
import { insecureUrl } from '../security/urls.ts';
import { type Found, pieces } from './structure.ts';

/** Nothing of the given types is created. */
export const noCreation = pieces<{ readonly types: readonly string[] }>((script, { types }) =>
  script.creations
    .filter(({ text }) => types.includes(lastName(text)))
    .map((creation) => ({ span: creation, values: { type: creation.text } })),
);

/** No static member is called by its type: `Thread.Sleep`. */
export const noStaticCall = pieces<{ readonly members: readonly string[] }>((script, { members }) =>
  script.accesses
    .filter(({ receiver, name }) => members.includes(`${lastName(receiver)}.${name}`))
    .map((access) => ({ span: access, values: { call: `${lastName(access.receiver)}.${access.name}` } })),
);

/** No type that reaches out of the script is used, unless the script has a class of that name itself. */
export const noTypes = pieces<TypesOptions>((script, { types, under, allowed }) => {
  const own = new Set(script.classes.map(({ name }) => name));
  const isOutside = (path: string) => {
    const name = lastName(path);
    const rest = path.slice(0, Math.max(0, path.length - name.length - 1));
    return types.includes(name) && !own.has(name) && (rest === '' || under.includes(rest));
  };
  const isAllowed = (receiver: string, name: string) => allowed.includes(`${lastName(receiver)}.${name}`);
  const used = script.accesses.filter(({ receiver, name }) => isOutside(receiver) && !isAllowed(receiver, name));
  const created = script.creations.filter(({ text }) => isOutside(text));
  return [
    ...used.map((access): Found => ({ span: access, values: { use: access.text } })),
    ...created.map((creation): Found => ({ span: creation, values: { use: `new ${creation.text}` } })),
  ];
});

interface TypesOptions {
  readonly types: readonly string[];
  /** Namespaces that may be written before them. */
  readonly under: readonly string[];
  /** Members that do no harm. */
  readonly allowed: readonly string[];
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A task is waited for where it could be awaited. `Result` of something that is no task is a property like any other. */
export const noBlocking = pieces((script) =>
  script.accesses
    .filter((access) => blocks(access, script.tasks))
    .map((access) => ({ span: access, values: { call: `.${access.name}${access.called ? '()' : ''}` } })),
);

function blocks({ receiver, name, called }: Access, tasks: ReadonlySet<string>): boolean {
  if (name === 'GetResult') return called && receiver.endsWith('.GetAwaiter()');
  const waits = name === 'Result' ? !called : name === 'Wait' && called;
  return waits && (tasks.has(receiver) || givesTask(receiver));
}

/** Whether a call is in there whose name says that it gives a task: `SendAsync(…)`, `GetAsync<List<T>>(…)`, `Task.Run(…)`. */
function givesTask(receiver: string): boolean {
  if (!receiver.endsWith(')')) return false;
  const called = receiver.split('(').slice(0, -1);
  return called.some((text, index) => {
    const name = text.slice(text.lastIndexOf(')') + 1);
    if (name.endsWith('Async') || name.endsWith('.ConfigureAwait')) return true;
    return (name.endsWith('>') && name.includes('Async<')) || (index === 0 && /^Task\.[A-Za-z]+(?:<.*>)?$/s.test(name));
  });
}

const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i;

/** Addresses in the script's texts, other than names of XML vocabularies and the own machine. */
export const secureUrls = pieces((script) =>
  script.strings.flatMap(({ start, end, text, goesOn, givenTo }): Found[] => {
    if (givenTo === 'XNamespace' || givenTo === 'XName') return [];
    const found = insecureUrl(goesOn ? `${text}…` : text);
    if (!found || LOCAL.test(found.url)) return [];
    const at = start + found.start;
    return [{ span: { start: at, end: Math.min(end, at + found.url.length) }, values: { url: found.url } }];
  }),
);
