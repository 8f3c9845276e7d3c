/** How a package differs from the folder that was reviewed. What is deployed is the package. */
import { compareConnectors } from '../../changes/compare.ts';
import { sameJson } from '../../changes/json.ts';
import { KINDS } from '../../changes/kinds.ts';
import type { Change, Spot } from '../../changes/types.ts';
import { Connector } from '../../connector/connector.ts';
import { isInPackage, packedFiles } from '../../connector/package/files.ts';
import { isObject, textOf, valueAt } from '../../connector/pointer.ts';

/** What a difference is about. */
export type Aspect = 'definition' | 'properties' | 'script' | 'icon';

export interface Difference {
  readonly aspect: Aspect;
  readonly change: Change;
  /** What only people read: flows notice nothing of it. */
  readonly textOnly: boolean;
}

const known = new WeakMap<Connector, readonly Difference[]>();

/**
 * The differences from the folder (base) to its package (head); none where one of them holds no connector, and where the
 * package could not be read to its end.
 */
export function differencesIn(connector: Connector): readonly Difference[] {
  let found = known.get(connector);
  if (!found) {
    found = compare(connector);
    known.set(connector, found);
  }
  return found;
}

function compare(connector: Connector): Difference[] {
  const packed = packedConnector(connector);
  const own = connector.file('swagger');
  if (!packed || !own || isInPackage(own.path)) return [];
  return compareConnectors(connector, packed).flatMap((change) => {
    const aspect = aspectOf(change, connector, packed);
    return aspect ? [{ aspect, change, textOnly: isTextOnly(change) }] : [];
  });
}

const packedOf = new WeakMap<Connector, Connector | null>();

/** The connector in a folder's package; null if there is none, and if the package could not be read to its end. */
export function packedConnector(connector: Connector): Connector | null {
  let packed = packedOf.get(connector);
  if (packed === undefined) {
    const held = connector.package;
    packed =
      held?.connector && held.archive.faults.length === 0
        ? new Connector(connector.folder, connector.kind, packedFiles(held))
        : null;
    packedOf.set(connector, packed);
  }
  return packed;
}

/** Said nowhere in a package, which has no place for them. */
const NOT_PACKED = new Set(['publisher-changed', 'stack-owner-changed', 'capabilities-changed', 'properties-changed']);

function aspectOf(change: Change, folder: Connector, packed: Connector): Aspect | null {
  const { kind } = change;
  if (NOT_PACKED.has(kind)) return null;
  if (kind === 'brand-color-changed') return valueIn(change.head) === undefined ? null : 'icon';
  if (kind === 'icon-changed') return change.path === 'icon.png' && folder.icon && packed.icon ? 'icon' : null;
  if (kind === 'script-operations-changed') return sameScriptOperations(folder, packed) ? null : 'properties';
  if (kind.startsWith('script-')) return 'script';
  const files = [change.head, change.base].map((place) => place && 'node' in place && place.node.document.path);
  if (files.includes(packed.pathOf('swagger')) || files.includes(folder.pathOf('swagger'))) return 'definition';
  if (kind === 'oauth-settings-changed' && isOfEnvironment(change)) return null;
  return 'node' in change.head ? 'properties' : null;
}

/** Settings that are the publisher's secret, or that each environment has for itself: the folder has a dummy in their place. */
const OF_ENVIRONMENT = new Set(['clientId', 'clientSecret', 'redirectUrl']);

function isOfEnvironment({ values }: Change): boolean {
  return String(values.keys)
    .split(', ')
    .every((key) => OF_ENVIRONMENT.has(key));
}

/** An empty list means all operations, as none does: https://learn.microsoft.com/connectors/custom-connectors/write-code */
function sameScriptOperations(folder: Connector, packed: Connector): boolean {
  if (!folder.file('script') && !packed.file('script')) return true;
  const [before, after] = [folder, packed].map((connector) => {
    const list = valueAt(connector.properties?.value, '/properties/scriptOperations');
    const named = Array.isArray(list) && list.length > 0 ? list : [...(connector.api?.operationsById.keys() ?? [])];
    return named.map(textOf).sort();
  });
  return sameJson(before, after);
}

function isTextOnly(change: Change): boolean {
  const { minor } = KINDS[change.kind] as { minor?: true };
  return minor === true || (change.kind === 'connection-parameter-changed' && hasSameConstraints(change));
}

/** The platform adds an order and its own defaults to what a folder says. */
function hasSameConstraints({ values, head, base }: Change): boolean {
  if (values.keys !== 'constraints' || !base) return false;
  const [before, after] = [base, head].map((place) => constraintsAt(place));
  return sameJson(before, after);
}

function constraintsAt(place: Spot): Record<string, string> {
  const constraints = valueAt(valueIn(place), '/uiDefinition/constraints');
  if (!isObject(constraints)) return {};
  return Object.fromEntries(
    Object.entries(constraints)
      .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as const)
      .filter(([key, value]) => key !== 'tabIndex' && value !== 'false' && key !== 'required'),
  );
}

function valueIn(place: Spot): unknown {
  return 'node' in place ? valueAt(place.node.value, place.at) : undefined;
}
