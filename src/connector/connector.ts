/** A connector folder as a model. Made from bytes; reads nothing itself. */
import { type Icon, readIcon } from './icon.ts';
import { type JsonDocument, readJson } from './json/document.ts';
import { JsonNode } from './node.ts';
import { withPacked } from './package/files.ts';
import { type Package, packageAmong } from './package/package.ts';
import { type Readme, readReadme } from './readme.ts';
import type { ScriptFacts } from './script/facts.ts';
import { readScript } from './script/read.ts';
import { SourceText } from './source.ts';
import { STAND_IN_ROLES, standInAmong } from './stand-ins.ts';
import { Swagger } from './swagger/walk.ts';
import type { ConnectorFile, FileSet, Kind } from './types.ts';

/** Files by the part they play; their names are compared without regard to case. */
export const WELL_KNOWN = {
  swagger: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  readme: 'readme.md',
  script: 'script.csx',
  icon: 'icon.png',
} as const;

/** The brand colour of independent publishers' connectors: they have this one, and no others have it. */
export const COLOR_OF_INDEPENDENT = '#da3b01';

export type Role = keyof typeof WELL_KNOWN;

export class Connector {
  /** From the repository root: `certified-connectors/Contoso`. */
  readonly folder: string;
  readonly kind: Kind;
  /** Sorted by path. */
  readonly files: readonly ConnectorFile[];
  readonly #roles: ReadonlyMap<string, ConnectorFile>;
  readonly #documents = new Map<Role, JsonDocument | null>();
  readonly #texts = new Map<string, SourceText | null>();
  #api: Swagger | null | undefined;
  #readme: Readme | null | undefined;
  #icon: Icon | null | undefined;
  #script: ScriptFacts | null | undefined;

  constructor(folder: string, kind: Kind, files: readonly ConnectorFile[]) {
    this.folder = folder;
    this.kind = kind;
    this.files = files;
    const roles = new Map<string, ConnectorFile>();
    for (const file of files) {
      const exact = Object.values(WELL_KNOWN).includes(file.name as never);
      if (exact || !roles.has(file.name.toLowerCase())) roles.set(file.name.toLowerCase(), file);
    }
    for (const role of STAND_IN_ROLES) {
      const name = WELL_KNOWN[role].toLowerCase();
      const standIn = roles.has(name) ? undefined : standInAmong(role, files);
      if (standIn) roles.set(name, standIn);
    }
    this.#roles = roles;
  }

  /** The folder's own name: `Contoso`. */
  get name(): string {
    return this.folder.slice(this.folder.lastIndexOf('/') + 1);
  }

  /** The file that plays a part, however its name is written, or one under another name that stands in for it. null if there is none. */
  file(role: Role): ConnectorFile | null {
    return this.#roles.get(WELL_KNOWN[role].toLowerCase()) ?? null;
  }

  /** The path a file has, or where it is missing the path it should have. */
  pathOf(role: Role): string {
    return this.file(role)?.path ?? `${this.folder}/${WELL_KNOWN[role]}`;
  }

  /** A JSON file, read once; null if the folder has none. */
  json(role: 'swagger' | 'properties'): JsonDocument | null {
    let document = this.#documents.get(role);
    if (document === undefined) {
      const file = this.file(role);
      document = file ? readJson(file.path, file.content) : null;
      this.#documents.set(role, document);
    }
    return document;
  }

  /** A text file, decoded once; null if it is missing or was left unread. */
  text(file: ConnectorFile | null): SourceText | null {
    if (!file?.content.bytes) return null;
    let text = this.#texts.get(file.path);
    if (!text) {
      text = this.#jsonSource(file) ?? SourceText.decode(file.content.bytes);
      this.#texts.set(file.path, text);
    }
    return text;
  }

  /** The text of a JSON file that was read as such, so that none is decoded twice. */
  #jsonSource(file: ConnectorFile): SourceText | null {
    const role = (['swagger', 'properties'] as const).find((candidate) => this.file(candidate) === file);
    const source = role && this.json(role)?.source;
    return source?.text ? source : null;
  }

  /** The swagger document walked; null if it is missing, unreadable or no object. */
  get api(): Swagger | null {
    if (this.#api === undefined) {
      const document = this.json('swagger');
      this.#api = document?.root ? new Swagger(document) : null;
    }
    return this.#api;
  }

  /** The readme's headings and links; null if it is missing or was left unread. */
  get readme(): Readme | null {
    if (this.#readme === undefined) {
      const source = this.text(this.file('readme'));
      this.#readme = source && readReadme(source);
    }
    return this.#readme;
  }

  /** What the icon's header says; null if it is missing or was left unread. */
  get icon(): Icon | null {
    if (this.#icon === undefined) {
      const file = this.file('icon');
      this.#icon = file && readIcon(file.content);
    }
    return this.#icon;
  }

  /** The script read as C#; null if it is missing, or can't be read. `prepare` of src/rules must have been awaited. */
  get script(): ScriptFacts | null {
    if (this.#script === undefined) {
      const text = this.text(this.file('script'))?.text;
      this.#script = text === undefined ? null : readScript(text);
    }
    return this.#script;
  }

  /** What the certification package in the folder holds; null if there is none, or it was not opened. */
  get package(): Package | null {
    return packageAmong(this.files);
  }

  /** The root of apiProperties.json; null if it is missing, unreadable or no object. */
  get properties(): JsonNode | null {
    const document = this.json('properties');
    return document?.root ? new JsonNode(document, null, '', null, document.root) : null;
  }
}

/** The kind and folder a path belongs to; null outside connector folders (and for files right in a top folder). */
export function folderOf(path: string, folders: Readonly<Record<string, Kind>>): { folder: string; kind: Kind } | null {
  const [top, name, ...rest] = path.split('/');
  const kind = top === undefined || !Object.hasOwn(folders, top) ? undefined : folders[top];
  if (kind === undefined || name === undefined || rest.length === 0) return null;
  return { folder: `${top}/${name}`, kind };
}

/** All connectors among a set of files, sorted by folder. */
export function connectorsIn(files: FileSet, folders: Readonly<Record<string, Kind>>): Connector[] {
  const byFolder = new Map<string, { kind: Kind; files: ConnectorFile[] }>();
  for (const [path, content] of files) {
    const place = folderOf(path, folders);
    if (!place) continue;
    const group = byFolder.get(place.folder) ?? { kind: place.kind, files: [] };
    byFolder.set(place.folder, group);
    group.files.push({ path, name: path.slice(place.folder.length + 1), content });
  }
  return [...byFolder]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([folder, { kind, files: own }]) =>
        new Connector(folder, kind, withPacked(own.sort((a, b) => (a.path < b.path ? -1 : 1)))),
    );
}
