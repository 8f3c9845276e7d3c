/** What the summary says of certification packages: one line for each, since the package is what gets deployed. */
import type { Aspect } from '../checks/package/differences.ts';
import type { PackageStanding } from '../checks/package/standing.ts';
import type { ConnectorReview } from '../rules/findings/connector-review.ts';
import { code, plural } from './markdown.ts';

/** The lines; empty where no folder holds a package. */
export function packagePart(connectors: readonly Pick<ConnectorReview, 'folder' | 'package'>[]): string {
  const held = connectors.flatMap((one) => (one.package ? [{ folder: one.folder, standing: one.package }] : []));
  const [only] = held;
  if (only && held.length === 1) return `${code(only.standing.name)} ${said(only.standing)}`;
  return held.map(({ folder, standing }) => `- ${code(`${folder}/${standing.name}`)} ${said(standing)}`).join('\n');
}

function said(standing: PackageStanding): string {
  return `${holds(standing)}${flow(standing)}.`;
}

function holds({ holds, aspects, differences }: PackageStanding): string {
  if (holds === 'same') return 'holds the same connector';
  if (holds === 'other-texts')
    return `holds the same connector with other texts (${plural(differences, 'difference')})`;
  if (holds === 'only') return 'holds the connector, and the folder does not: there is nothing to compare it with';
  if (holds === 'unread') return 'could not be compared with the folder; the findings say why';
  return `holds **another connector** than the folder: ${aspects.map((aspect) => ASPECTS[aspect]).join(', ')} (${plural(differences, 'difference')})`;
}

const ASPECTS: Readonly<Record<Aspect, string>> = {
  definition: 'another definition',
  properties: 'another sign-in, other policies or script operations',
  script: 'another script',
  icon: 'another icon',
};

function flow({ holds, flow: use }: PackageStanding): string {
  if (holds === 'unread') return '';
  if (!use) return '; it holds no flow';
  return `; its flow calls ${use.called} of ${plural(use.total, 'operation')}`;
}
