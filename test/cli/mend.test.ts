/** No remedy brings a new complaint: `--fix`, and each suggestion by itself, leave less that is wrong than there was. */
import { mendFile } from '../../src/cli/edits.ts';
import { mendFiles } from '../../src/cli/mend.ts';
import type { FileSet } from '../../src/connector/types.ts';
import { type Inspection, inspect } from '../../src/review/inspect/inspect.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import type { Finding } from '../../src/rules/findings/types.ts';
import { RICH_SWAGGER } from '../fuzz/rich-swagger.ts';
import { mutationOf } from '../fuzz/swagger-mutations.ts';
import { SAMPLE, SAMPLES } from '../rules/sample.ts';

const FOLDER = 'certified-connectors/Contoso Orders';
const rules = await loadRules();

beforeAll(() => prepare(['script.csx']));

function filesOf(files: ReadonlyMap<string, string>): FileSet {
  return new Map(
    [...files].map(([name, text]) => {
      const bytes = Buffer.from(text);
      return [`${FOLDER}/${name}`, { size: bytes.length, bytes }];
    }),
  );
}

function inspected(head: FileSet): Inspection {
  return inspect({ head, base: null, folders: { 'certified-connectors': 'certified' }, rules });
}

function findingsIn(head: FileSet): readonly Finding[] {
  return inspected(head).connectors.flatMap(({ findings }) => findings);
}

/** What is complained of more often than before, and not where it was before. */
function complaints(before: readonly Finding[], after: readonly Finding[]): string[] {
  const known = new Set(before.map(({ rule, anchor }) => `${rule} ${anchor}`));
  const times = (findings: readonly Finding[], rule: string) =>
    findings.filter((finding) => finding.rule === rule).length;
  return after
    .filter(({ rule, anchor }) => !known.has(`${rule} ${anchor}`) && times(after, rule) > times(before, rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** A generator that gives the same numbers at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(1);
const MUTATED = Array.from({ length: 60 }, () => {
  const { document, place, what } = mutationOf(RICH_SWAGGER, random);
  return [
    `${place} ${what.slice(0, 60)}`,
    new Map([...SAMPLE, ['apiDefinition.swagger.json', JSON.stringify(document, null, 2)]]),
  ] as const;
});
const CONNECTORS = [...SAMPLES.map(({ name, files }) => [name, files] as const), ...MUTATED];

test('--fix leaves less that is wrong, and nothing new', () => {
  const worse = CONNECTORS.flatMap(([name, files]) => {
    const head = filesOf(files);
    const before = findingsIn(head);
    const { head: mended, counts } = mendFiles(head, () => true, inspected);
    const after = findingsIn(mended);
    const fewer = counts.size === 0 || after.length < before.length;
    return [...complaints(before, after), ...(fewer ? [] : ['not fewer'])].map((complaint) => `${name}: ${complaint}`);
  });
  expect(worse).toEqual([]);
});

test('each suggestion by itself brings nothing new', () => {
  const worse = CONNECTORS.flatMap(([name, files]) => {
    const head = filesOf(files);
    const before = findingsIn(head);
    return before.flatMap((finding) => {
      const bytes = head.get(finding.file)?.bytes;
      const mended = finding.fix && bytes ? mendFile(finding.file, bytes, [finding]) : null;
      if (!mended) return [];
      const after = new Map(head).set(finding.file, { size: mended.bytes.length, bytes: mended.bytes });
      return complaints(before, findingsIn(after)).map((complaint) => `${name}: ${finding.rule} → ${complaint}`);
    });
  });
  expect(worse).toEqual([]);
});

it('a remedy that would bring a complaint is left to people', () => {
  const swagger = JSON.parse(SAMPLE.get('apiDefinition.swagger.json') as string);
  swagger.paths['/orders'].get.summary = 'Get a scale Defintion';
  swagger.paths['/orders'].get.description = 'Get a scale definition.';
  const head = filesOf(new Map([...SAMPLE, ['apiDefinition.swagger.json', JSON.stringify(swagger)]]));
  const { head: mended } = mendFiles(head, () => true, inspected);
  expect(complaints(findingsIn(head), findingsIn(mended))).toEqual([]);
});
