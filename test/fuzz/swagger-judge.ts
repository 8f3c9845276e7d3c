/** Holds the rules against Swagger's own schema: one thing wrong in a swagger that the schema takes, and what is said of it. */
import { Connector } from '../../src/connector/connector.ts';
import type { RuleSet } from '../../src/rules/engine/rule.ts';
import { type RunResult, runRules } from '../../src/rules/engine/run.ts';
import { SAMPLE } from '../rules/sample.ts';
import { randomFrom } from './random.ts';
import { RICH_SWAGGER } from './rich-swagger.ts';
import { type Mutation, mutationOf } from './swagger-mutations.ts';
import { brokenIn, isHeard, refusalsOf } from './swagger-oracle.ts';

const FOLDER = 'certified-connectors/Contoso Orders';

/** What is wrong with what the rules say of a mutation, in words; null where nothing is. */
export type SwaggerJudge = (mutation: Mutation) => string | null;

/**
 * Neither does anything that the official schema refuses pass without a new error or warning near it, nor does a rule throw, nor
 * is a message broken.
 */
export function swaggerJudge(rules: RuleSet): SwaggerJudge {
  const known = new Set(inspected(RICH_SWAGGER, rules).findings.map(({ rule, pointer }) => `${rule} ${pointer}`));
  return ({ document, place, what }) => {
    const { findings, failures } = inspected(document, rules);
    const refusals = refusalsOf(document);
    const fresh = findings.filter(({ rule, pointer }) => !known.has(`${rule} ${pointer}`));
    const isSilent = refusals.length > 0 && !isHeard(fresh, [place, ...refusals]);
    const wrong = [
      ...failures.map(({ rule, error }) => `${rule} threw: ${error.stack}`),
      ...brokenIn(findings).map((message) => `broken: ${message}`),
      ...(isSilent ? [`silent, though Swagger's schema refuses ${refusals.join(', ')}`] : []),
    ];
    return wrong.length === 0 ? null : `${place} ${what}: ${wrong.join('; ')}`;
  };
}

/** A mutation that the official schema refuses: always the same for the same two numbers. */
export function refusedMutation(seed: number, run: number): Mutation {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + run);
  const next = () => random.below(2 ** 32) / 2 ** 32;
  for (;;) {
    const mutation = mutationOf(RICH_SWAGGER, next);
    if (refusalsOf(mutation.document).length > 0) return mutation;
  }
}

function inspected(document: unknown, rules: RuleSet): RunResult {
  const files = [...SAMPLE].map(([name, text]) => {
    const bytes = Buffer.from(name === 'apiDefinition.swagger.json' ? JSON.stringify(document) : text);
    return { path: `${FOLDER}/${name}`, name, content: { size: bytes.length, bytes } };
  });
  return runRules(rules, new Connector(FOLDER, 'certified', files), 'new');
}
