/** A wrong value in place of any value of the sample connector: every rule takes it, and the sorting out is left to the right ones. */
import { Connector } from '../../src/connector/connector.ts';
import { type RuleFailure, runRules } from '../../src/rules/engine/run.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { RULES_DIR } from '../../src/rules/files/paths.ts';
import { prepare } from '../../src/rules/files/prepare.ts';
import { readRules } from '../../src/rules/files/rule-files.ts';
import { brokenIn } from '../fuzz/swagger-oracle.ts';
import { failuresOverSpoilt } from '../rules/judge.ts';
import { SAMPLE } from '../rules/sample.ts';
import { type Json, spoilt } from '../rules/spoil.ts';

const rules = await loadRules();
const FOLDER = 'certified-connectors/Contoso Orders';
const FILES = ['apiDefinition.swagger.json', 'apiProperties.json'] as const;

function connectorWith(name: string, text: string): Connector {
  const files = [...SAMPLE].map(([own, original]) => {
    const bytes = Buffer.from(own === name ? text : original);
    return { path: `${FOLDER}/${own}`, name: own, content: { size: bytes.length, bytes } };
  });
  return new Connector(FOLDER, 'certified', files);
}

const WRONG: readonly Json[] = [null, 1, 'x', '', [], [null], {}, { a: null }];

/** Texts of files are held weakly, which V8 lets go of only between two turns of the event loop. */
const nextTurn = () => new Promise(setImmediate);

it.each(WRONG.map((wrong) => [JSON.stringify(wrong), wrong] as const))(
  'no rule fails over %s anywhere',
  async (_, wrong) => {
    const failures = new Set<string>();
    for (const name of FILES) {
      await nextTurn();
      for (const document of [wrong, ...spoilt(JSON.parse(SAMPLE.get(name) as string) as Json, wrong)]) {
        const result = runRules(rules, connectorWith(name, JSON.stringify(document)), 'new');
        for (const { rule, error } of result.failures) failures.add(`${rule}: ${error.message}`);
        for (const finding of result.findings) {
          const { rule, message, line, anchor, fix } = finding;
          if (
            brokenIn([finding]).length > 0 ||
            message === '' ||
            line < 1 ||
            anchor === undefined ||
            fix?.text === '\0'
          )
            failures.add(rule);
        }
      }
    }
    expect([...failures]).toEqual([]);
  },
);

// The sample says nothing of much that rules look at: their own examples do.
it('no rule fails over its own bad examples with something wrong in them', async () => {
  await prepare(['script.csx']);
  const failures: RuleFailure[] = [];
  for (const rule of readRules(RULES_DIR)) {
    failures.push(...failuresOverSpoilt(rules, rule));
    await nextTurn();
  }
  expect(failures.map(({ rule, error }) => `${rule}: ${error.message}`)).toEqual([]);
});
