/** A definition under another name is read under it: nobody meets its faults only after renaming it. */
import { Connector } from '../../src/connector/connector.ts';
import { readJson } from '../../src/connector/json/document.ts';
import { isWorthReading } from '../../src/connector/read.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from '../rules/sample.ts';

const FOLDER = 'certified-connectors/Contoso Orders';
const rules = await loadRules();
const swagger = SAMPLE.get('apiDefinition.swagger.json') as string;

/** What is found where the definition, or the file that is named, has this name and text, as `rule file`. */
function found(name: string, text: string, instead = 'apiDefinition.swagger.json'): string[] {
  const files = [...SAMPLE, [name, text] as const].flatMap(([own, content]) => {
    if (own === instead) return [];
    const bytes = Buffer.from(content);
    const { length: size } = bytes;
    return [
      { path: `${FOLDER}/${own}`, name: own, content: { size, bytes: isWorthReading(own, size) ? bytes : null } },
    ];
  });
  const { findings } = runRules(rules, new Connector(FOLDER, 'certified', files), 'new');
  return findings.map(({ rule, file }) => `${rule} ${file.slice(FOLDER.length + 1)}`);
}

it.each([
  ...['apiDefinition.json', 'swagger.json', 'openapi.json', 'ApiDefinition.json'],
  ...['apiDefinition.swagger.json.txt', 'apiDefinition.swagger.json.json', 'apiDefinition.swagger (1).json'],
  ...['apiDefinition.swagger - Copy.json', 'contoso.json', 'Contoso Orders.json'],
])('%s is to be renamed, and its content is checked', (name) => {
  expect(found(name, swagger)).toEqual(['package/swagger-present apiDefinition.swagger.json']);
  const broken = swagger.replace('"title": "Contoso Orders"', '"title": "Contoso Orders API"');
  expect(found(name, broken)).toContain(`swagger/title-restricted-words ${name}`);
});

it.each([
  'apiProperty.json',
  'apiProperties.json.json',
  'apiProperties.json.txt',
  'apiProperties (2).json',
  'contoso.json',
])('%s is to be renamed to apiProperties.json, and its content is checked', (name) => {
  const properties = SAMPLE.get('apiProperties.json') as string;
  const missing = 'package/api-properties-present apiProperties.json';
  expect(found(name, properties, 'apiProperties.json')).toEqual([missing]);
  const broken = properties.replace(/"iconBrandColor": "[^"]*"/, '"iconBrandColor": "blue"');
  expect(found(name, broken, 'apiProperties.json')).toContain(`properties/brand-color-hex ${name}`);
});

it.each(['readme', 'README.txt', 'readme.md.txt', 'Read Me.md', 'readme.markdown'])(
  '%s is to be renamed to readme.md, and its content is checked',
  (name) => {
    const readme = SAMPLE.get('readme.md') as string;
    expect(found(name, readme, 'readme.md')).toEqual(['package/readme-present readme.md']);
  },
);

it.each(['notes.json', 'package.json', 'contoso.json.md'])(
  '%s that holds something else stands in for nothing',
  (name) => {
    expect(found(name, '{ "name": "swagger" }')).toContain(`package/no-extra-files ${name}`);
  },
);

it('settings.json never stands in for anything', () => {
  expect(found('settings.json', swagger)).toContain('package/no-settings-json settings.json');
});

it('YAML whose names stand in double quotes is told from JSON that lost its first brace', () => {
  expect(found('swagger.json', '"swagger": "2.0"\n"info":\n  title: Orders\n')).toEqual([
    'package/json-valid swagger.json',
  ]);
  const document = readJson('swagger.json', contentOf('"swagger": "2.0",\n"info": { "title": "Orders" } }'));
  expect(document.problems.map(({ kind }) => kind)).toEqual(['syntax']);
  const yaml = readJson('swagger.json', contentOf('"swagger": "2.0"\n"info":\n  title: Orders\n'));
  expect(yaml.problems.map(({ kind }) => kind)).toEqual(['yaml']);
});

function contentOf(text: string) {
  const bytes = Buffer.from(text);
  return { size: bytes.length, bytes };
}

it.each(['openapi.yaml', 'swagger.yml', 'apiDefinition.swagger.yaml', 'swagger.json'])(
  'of %s that is YAML that is said, once',
  (name) => {
    expect(found(name, "swagger: '2.0'\ninfo:\n  title: Orders\n")).toEqual([`package/json-valid ${name}`]);
  },
);

it('OpenAPI 3 is said to be that, beside the wrong name', () => {
  const all = found('openapi.json', '{ "openapi": "3.0.1" }');
  expect(all).toContain('package/swagger-present apiDefinition.swagger.json');
  expect(all).toContain('swagger/version-2.0 openapi.json');
});
