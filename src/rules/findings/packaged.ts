/** Findings about what a certification package holds, at the places that people find in it. */

import type { Connector } from '../../connector/connector.ts';
import { isInPackage } from '../../connector/package/files.ts';
import type { Origin } from '../../connector/types.ts';
import { settled } from './finding.ts';
import type { Finding } from './types.ts';

/** The same findings; those in a package stand where its files say so, and nothing in them can be mended. */
export function placedInPackage(findings: readonly Finding[], connector: Connector): readonly Finding[] {
  if (!connector.package) return findings;
  const properties = connector.file('properties');
  return findings.map((finding) => {
    if (!isInPackage(finding.file)) return finding;
    const plain: Finding = { ...settled(finding), fix: null };
    return properties?.origins && finding.file === properties.path ? placedAt(plain, properties.origins) : plain;
  });
}

/** A place in the properties that were put together out of several files. */
function placedAt(finding: Finding, origins: readonly Origin[]): Finding {
  const origin = origins.findLast(({ line }) => line <= finding.line);
  if (!origin) return finding;
  const above = origin.line - 1;
  const inside = `/properties/${origin.key}`;
  const pointer = finding.pointer?.startsWith(inside) ? finding.pointer.slice(inside.length) : null;
  return { ...finding, file: origin.path, pointer, line: finding.line - above, endLine: finding.endLine - above };
}
