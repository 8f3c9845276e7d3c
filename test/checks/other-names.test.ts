/** A definition under another name is read under it: nobody meets its faults only after renaming it. */
import { Connector } from '../../src/connector/connector.ts';
import { isWorthReading } from '../../src/connector/read.ts';
import { runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from '../rules/sample.ts';

const FOLDER = 'certified-connectors/Contoso Orders';
const rules = await loadRules();
const swagger = SAMPLE.get('apiDefinition.swagger.json') as string;

/** What is found where the definition has this name and text, as `rule file`. */
function found(name: string, text: string): string[] {
  const files = [...SAMPLE, [name, text] as const].flatMap(([own, content]) => {
    if (own === 'apiDefinition.swagger.json') return [];
    const bytes = Buffer.from(content);
    const { length: size } = bytes;
    return [
      { path: `${FOLDER}/${own}`, name: own, content: { size, bytes: isWorthReading(own, size) ? bytes : null } },
    ];
  });
  const { findings } = runRules(rules, new Connector(FOLDER, 'certified', files), 'new');
  return findings.map(({ rule, file }) => `${rule} ${file.slice(FOLDER.length + 1)}`);
}

it.each(['apiDefinition.json', 'swagger.json', 'openapi.json', 'ApiDefinition.json'])(
  '%s is to be renamed, and its content is checked',
  (name) => {
    expect(found(name, swagger)).toEqual(['package/swagger-present apiDefinition.swagger.json']);
    const broken = swagger.replace('"title": "Contoso Orders"', '"title": "Contoso Orders API"');
    expect(found(name, broken)).toContain(`swagger/title-restricted-words ${name}`);
  },
);

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
