/** One solution of a package: the connectors and flows in it, and what else there is. */
import { SourceText } from '../source.ts';
import type { Archive, FileContent } from '../types.ts';
import { type Element, elementsOf } from './xml.ts';

/** An entry of a solution. */
export interface Part {
  /** `Connector/contoso_orders_openapidefinition.json` */
  readonly name: string;
  readonly content: FileContent;
}

/** A connector of a solution: its files, and what customizations.xml says of it. */
export interface PackedConnector {
  /** The connector's own name in its environment: `contoso_orders`. */
  readonly name: string;
  /** Its id there, a GUID; empty where it isn't said. */
  readonly id: string;
  /** Where customizations.xml describes it; -1: nowhere. */
  readonly at: number;
  readonly definition: Part | null;
  readonly parameters: Part | null;
  /** Several ways to sign in. */
  readonly sets: Part | null;
  readonly policies: Part | null;
  readonly script: Part | null;
  readonly icon: Part | null;
  /** `iconbrandcolor`; empty where it isn't said. */
  readonly color: string;
  /** `scriptoperations`, JSON; empty where it isn't said. */
  readonly scriptOperations: string;
}

export interface Solution {
  /** The archive's name within the package: `package.zip/PkgAssets/FlowSolution.zip`; empty: it is the package itself. */
  readonly name: string;
  readonly archive: Archive;
  readonly connectors: readonly PackedConnector[];
  readonly flows: readonly Part[];
  /** The files of flows that customizations.xml names. */
  readonly namedFlows: readonly string[];
  /** Whether customizations.xml describes a connector, flows, a plug-in. */
  readonly has: { readonly connector: boolean; readonly flows: boolean; readonly plugin: boolean };
  /** What is in it beside connectors, flows and the connections that flows use: names of folders and sections. */
  readonly others: readonly string[];
}

/** How the files of a connector end, after its name. */
export const ENDS = {
  definition: '_openapidefinition.json',
  parameters: '_connectionparameters.json',
  sets: '_connectionparametersets.json',
  policies: '_policytemplateinstances.json',
  script: '_customcodeblobcontent.csx',
  icon: '_iconblob.png',
} as const;

/** Whether an archive is a solution, and no package around some. */
export function isSolution({ files }: Archive): boolean {
  for (const name of files.keys())
    if (/^(?:solution\.xml|customizations\.xml|connector\/.*_openapidefinition\.json)$/i.test(name)) return true;
  return false;
}

/** Reads a solution; what it lacks is missing from it. */
export function readSolution(name: string, archive: Archive): Solution {
  const elements = elementsOf(textOf(archive, 'customizations.xml'));
  const below = (path: string) => elements.filter((element) => element.path.endsWith(path));
  const flows = [...archive.files].filter(([entry]) => /^workflows\/.*\.json$/i.test(entry));
  return {
    name,
    archive,
    connectors: connectorsIn(archive, elements),
    flows: flows.map(([entry, content]) => ({ name: entry, content })),
    namedFlows: below('/Workflow/JsonFileName').map(({ text }) => text.replace(/^\//, '')),
    has: {
      connector: below('/Connector').some(isFilled),
      flows: below('/Workflows').some(isFilled),
      plugin: below('/aicopilot_aiplugin').some(isFilled),
    },
    others: othersIn(archive, elements),
  };
}

/** As the package validator sees it: an element that has some in it, or attributes. */
function isFilled({ inner, tag, text }: Element): boolean {
  return inner || text.trim() !== '' || tag.includes('=');
}

/** An entry's text, without a byte-order mark; empty if there is none. */
export function textOf(archive: Archive, name: string): string {
  const bytes = entryOf(archive, name)?.content.bytes;
  return bytes ? SourceText.decode(bytes).text : '';
}

/** An entry by its name in whatever letters; null if there is none. */
export function entryOf({ files }: Archive, name: string): Part | null {
  const lower = name.toLowerCase();
  for (const [entry, content] of files) if (entry.toLowerCase() === lower) return { name: entry, content };
  return null;
}

/** By their definitions, as these are what is deployed; each with what customizations.xml says under its name. */
function connectorsIn(archive: Archive, elements: readonly Element[]): PackedConnector[] {
  const described = describedConnectors(elements);
  const names = new Set<string>();
  for (const entry of archive.files.keys()) {
    const end = Object.values(ENDS).find((candidate) => entry.toLowerCase().endsWith(candidate));
    if (end && /^connector\//i.test(entry)) names.add(entry.slice('connector/'.length, -end.length));
  }
  return [...names].map((name) => {
    const part = (end: string) => entryOf(archive, `Connector/${name}${end}`);
    const said = described.get(name.toLowerCase());
    return {
      name,
      id: said?.fields.get('connectorid') ?? '',
      at: said?.at ?? -1,
      definition: part(ENDS.definition),
      parameters: part(ENDS.parameters),
      sets: part(ENDS.sets),
      policies: part(ENDS.policies),
      script: part(ENDS.script),
      icon: part(ENDS.icon),
      color: said?.fields.get('iconbrandcolor') ?? '',
      scriptOperations: said?.fields.get('scriptoperations') ?? '',
    };
  });
}

/** What customizations.xml says of a connector, and where. */
interface Described {
  readonly at: number;
  readonly fields: ReadonlyMap<string, string>;
}

function describedConnectors(elements: readonly Element[]): Map<string, Described> {
  const described = new Map<string, Described>();
  let fields = new Map<string, string>();
  for (const { path, text, at } of elements) {
    const field = /\/Connectors\/Connector\/([^/]+)$/.exec(path)?.[1];
    if (field) fields.set(field, text);
    if (!path.endsWith('/Connectors/Connector')) continue;
    described.set((fields.get('name') ?? '').toLowerCase(), { at, fields });
    fields = new Map();
  }
  return described;
}

/** What every solution with a connector, a flow or a plug-in has. */
const USUAL = new Set(['connector', 'connectors', 'workflows', 'connectionreferences', 'languages']);
const OF_PLUGINS = /^(?:aiplugin|aicopilot|bot)/;

function othersIn({ files }: Archive, elements: readonly Element[]): string[] {
  const folders = [...files.keys()]
    .filter((name) => name.includes('/'))
    .map((name) => name.slice(0, name.indexOf('/')));
  const sections = elements
    .filter((element) => /^[^/]+\/[^/]+$/.test(element.path) && element.inner)
    .map(({ path }) => path.slice(path.indexOf('/') + 1));
  const others = new Map<string, string>();
  for (const name of [...folders, ...sections]) {
    const lower = name.toLowerCase();
    if (!USUAL.has(lower) && !OF_PLUGINS.test(lower) && !others.has(lower)) others.set(lower, name);
  }
  return [...others.values()];
}
