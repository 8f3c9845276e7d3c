/** The connector of a package as the files of a folder, so that whatever looks at folders can look at it. */

import { SourceText } from '../source.ts';
import type { ConnectorFile, Origin } from '../types.ts';
import { type Package, packageAmong } from './package.ts';
import { entryOf, type Part } from './solution.ts';

/** Between the path of a package and an entry's. */
const WITHIN = '.zip!';

/** A place in a package: `…/ConnectorPackage.zip!Connector/contoso_openapidefinition.json`. */
export function placeIn({ file }: Package, entry: string): string {
  return `${file.path}!${entry}`;
}

/** Whether a path is a place in a package, where nothing can be edited or linked to. */
export function isInPackage(path: string): boolean {
  return path.toLowerCase().includes(WITHIN);
}

/** The file that a repository has for a path: of a place in a package, the package. */
export function fileInRepository(path: string): string {
  const at = path.toLowerCase().indexOf(WITHIN);
  return at < 0 ? path : path.slice(0, at + WITHIN.length - 1);
}

/**
 * A folder's files; where it holds a package and no definition, the package's connector among them, so that it is looked
 * at all the same.
 */
export function withPacked(files: readonly ConnectorFile[]): readonly ConnectorFile[] {
  const held = files.some(({ name }) => /^[^/]+\.(?:json|ya?ml)$/i.test(name)) ? null : packageAmong(files);
  if (!held) return files;
  const names = new Set(files.map(({ name }) => name.toLowerCase()));
  return [...files, ...packedFiles(held).filter(({ name }) => !names.has(name.toLowerCase()))];
}

/** A file's name; of a place in a package, with the package's: `ConnectorPackage.zip!Connector/….json`. */
export function nameOfFile(path: string): string {
  return path.slice(fileInRepository(path).lastIndexOf('/') + 1);
}

/** The files of a package's connector, under the names that a folder has for them; none where it holds no connector. */
export function packedFiles(held: Package): ConnectorFile[] {
  const { connector } = held;
  if (!connector) return [];
  const as = (name: string, part: Part | null): ConnectorFile[] =>
    part ? [{ path: placeIn(held, part.name), name, content: part.content }] : [];
  return [
    ...as('apiDefinition.swagger.json', connector.definition),
    propertiesOf(held),
    ...as('script.csx', connector.script),
    ...as('icon.png', connector.icon),
    ...as('readme.md', entryOf(held.archive, 'intro.md')),
  ];
}

/** apiProperties.json, put together from the files and fields that a solution has instead. Each begins on a line of its own. */
function propertiesOf(held: Package): ConnectorFile {
  const { parameters, sets, policies, color, scriptOperations } = held.connector as NonNullable<Package['connector']>;
  const pieces: readonly (readonly [string, string, string])[] = [
    ['connectionParameters', parameters?.name ?? '', jsonOf(parameters)],
    ['connectionParameterSets', sets?.name ?? '', jsonOf(sets)],
    ['policyTemplateInstances', policies?.name ?? '', jsonOf(policies)],
    ['iconBrandColor', 'customizations.xml', color === '' ? '' : JSON.stringify(color)],
    ['scriptOperations', 'customizations.xml', scriptOperations],
  ];
  const [first] = pieces.filter(([, entry]) => entry !== '');
  const path = placeIn(held, first?.[1] ?? 'customizations.xml');
  const broken = pieces.find(([, , text]) => !isJson(text));
  if (broken) return { path: placeIn(held, broken[1]), name: NAME, content: contentOf(broken[2]) };
  let text = '{"properties":{';
  const origins: Origin[] = [];
  for (const [key, entry, json] of pieces) {
    if (json === '' || json.trim() === 'null') continue;
    origins.push({ path: placeIn(held, entry), key, line: text.split('\n').length });
    text += `${JSON.stringify(key)}:${json}\n,`;
  }
  return { path, name: NAME, content: contentOf(`${text.replace(/,$/, '')}}}`), origins };
}

const NAME = 'apiProperties.json';

function jsonOf(part: Part | null): string {
  return part?.content.bytes ? SourceText.decode(part.content.bytes).text : '';
}

function isJson(text: string): boolean {
  try {
    return text === '' || JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

function contentOf(text: string): ConnectorFile['content'] {
  const bytes = Buffer.from(text);
  return { size: bytes.length, bytes };
}
