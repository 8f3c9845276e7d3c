/** Findings at the things they are about. Pure. */
import type { Connector } from '../connector/connector.ts';
import { getOrInsert } from '../connector/get-or-insert.ts';
import { WEIGHT } from '../rules/findings/findings.ts';
import type { Finding } from '../rules/findings/types.ts';
import type { ConnectorView, Field, Thing } from './types.ts';

export interface Notes {
  /** The findings about a thing itself. */
  at(thing: Thing): readonly Finding[];
  /** Those about nothing that is drawn. */
  readonly rest: readonly Finding[];
}

/** Puts each finding to the innermost thing around its place, the weightiest first. */
export function placeNotes(view: ConnectorView, connector: Connector, findings: readonly Finding[]): Notes {
  const known = new Set(placesIn(view));
  const byPlace = new Map<string, Finding[]>();
  const rest: Finding[] = [];
  const icon = connector.pathOf('icon');
  const roles = new Map([
    [connector.pathOf('swagger'), 'swagger#'],
    [connector.pathOf('properties'), 'properties#'],
  ]);
  for (const finding of [...findings].sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity])) {
    const role = roles.get(finding.file);
    const place = finding.file === icon ? 'icon#' : role && around(role, finding.pointer ?? '', known);
    if (!place) rest.push(finding);
    else getOrInsert(byPlace, place, () => []).push(finding);
  }
  return { at: ({ places }) => [...new Set(places.flatMap((place) => byPlace.get(place) ?? []))], rest };
}

/** The nearest known place at or above a pointer. */
function around(role: string, pointer: string, known: ReadonlySet<string>): string | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (known.has(role + at)) return role + at;
  return null;
}

function* placesIn({ card, connections, operations }: ConnectorView): Generator<string> {
  yield* card.places;
  for (const { places, fields } of connections) {
    yield* places;
    yield* placesOfFields(fields);
  }
  for (const { places, form } of operations) {
    yield* places;
    yield* placesOfFields(form.fields);
    for (const output of form.outputs.list) yield* output.places;
  }
}

function* placesOfFields(fields: readonly Field[]): Generator<string> {
  for (const field of fields) {
    yield* field.places;
    yield* placesOfFields(field.fields);
  }
}
