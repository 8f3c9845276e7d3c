/** Checks of where the API lives: host and schemes; and of the version of the document that says so. */

import type { Connector } from '../../connector/connector.ts';
import type { JsonNode } from '../../connector/node.ts';
import { textOf } from '../../connector/pointer.ts';
import { type CheckTable, check, type Report } from '../../rules/engine/check.ts';
import { hostProduction } from './host.ts';

const HOST = /^[^{}/ :\\]+(?::\d+)?$/;

/** A scheme before the name and a slash behind it can go; a path can't go without being put elsewhere. */
function hostValid({ object: { host } }: JsonNode): Report | null {
  if (typeof host !== 'string' || host.trim() === '' || HOST.test(host)) return null;
  const rest = host
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  if (HOST.test(rest)) return { at: '/host', fix: { set: rest } };
  return { at: '/host', ...(/[{}]/.test(host) ? { case: 'template' } : {}) };
}

function schemesOf({ object: { schemes } }: JsonNode): readonly unknown[] {
  return Array.isArray(schemes) ? schemes : [];
}

function isWebsocket(scheme: unknown): boolean {
  return typeof scheme === 'string' && /^wss?$/i.test(scheme);
}

function schemesValid(node: JsonNode): Report[] {
  return schemesOf(node).flatMap((scheme, index) => {
    if (scheme === 'http' || scheme === 'https' || isWebsocket(scheme)) return [];
    const lower = typeof scheme === 'string' ? scheme.trim().toLowerCase() : '';
    const known = lower === 'http' || lower === 'https';
    return [{ at: `/schemes/${index}`, ...(known ? { fix: { set: lower } } : {}) }];
  });
}

/** One finding for the list: what remains of it is known only as a whole. */
export function withoutSchemes(node: JsonNode, unwanted: (scheme: unknown) => boolean): Report | null {
  const schemes = schemesOf(node);
  const scheme = schemes.find(unwanted);
  if (scheme === undefined) return null;
  const rest = schemes.filter((candidate) => !unwanted(candidate));
  return { at: '/schemes', values: { scheme: textOf(scheme) }, fix: { set: rest.length > 0 ? rest : ['https'] } };
}

function swaggerVersion({ api }: Connector): Report | null {
  if (!api) return null;
  const { openapi, swagger } = api.root.object;
  if (openapi !== undefined)
    return { node: api.root, at: '/openapi', case: 'openapi-3', values: { version: textOf(openapi) } };
  return swagger === '2.0' ? null : { node: api.root, at: '/swagger' };
}

export const ADDRESS_CHECKS: CheckTable = {
  'host-valid': check({ given: ['document'], keys: ['host'], run: hostValid }),
  'host-production': hostProduction,
  'schemes-valid': check({ given: ['document', 'operation'], keys: ['schemes'], run: schemesValid }),
  'schemes-websocket': check({
    given: ['document', 'operation'],
    keys: ['schemes'],
    run: (node) => withoutSchemes(node, isWebsocket),
  }),
  'schemes-https': check({
    given: ['document'],
    keys: ['schemes'],
    run: (node) => withoutSchemes(node, (scheme) => scheme === 'http'),
  }),
  'swagger-version': check({ given: ['folder'], run: swaggerVersion }),
};
