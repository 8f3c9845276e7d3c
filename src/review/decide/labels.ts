/** The labels this App owns: recomputed at every run, so that tampering undoes itself. */
import type { RepositoryConfig } from '../../config/types.ts';
import type { Machine } from '../../machine/machine.ts';
import type { LabelDefinition } from './desired.ts';
import type { Facts } from './facts.ts';

/** All labels that this App owns under a configuration. */
export function ownedLabels({ labels }: RepositoryConfig, machine: Machine): LabelDefinition[] {
  return [
    { name: labels.kinds.certified, color: 'c5def5', description: 'A connector of a verified publisher' },
    {
      name: labels.kinds['independent-publisher'],
      color: 'c5def5',
      description: 'A connector of an independent publisher',
    },
    { name: labels.kinds.custom, color: 'c5def5', description: 'A sample connector, not for certification' },
    { name: labels.new, color: 'bfd4f2', description: 'A connector that is not published yet' },
    { name: labels.update, color: 'bfd4f2', description: 'A change of a published connector' },
    { name: labels.minorUpdate, color: 'bfd4f2', description: 'Only texts, contact, icon, readme or publisher change' },
    { name: labels.partnerTurn, color: 'd93f0b', description: "It is the partner's turn" },
    { name: labels.maintainerTurn, color: 'd93f0b', description: "It is the maintainers' turn" },
    ...machine.stages.map(({ label, color, description }) => ({ name: label, color, description })),
  ];
}

/** Kind, new or update, stage and turn. Nobody is asked for anything by a draft. */
export function labelsFor({ snapshot, connectors: changed, stage, turn, draft }: Facts): string[] {
  const { labels } = snapshot.config;
  const wanted = new Set(changed.map(({ kind }) => labels.kinds[kind]));
  if (changed.some(({ change }) => change === 'new')) wanted.add(labels.new);
  if (changed.some(({ change }) => change !== 'new')) wanted.add(labels.update);
  if (changed.length > 0 && changed.every(({ update }) => update === 'minor')) wanted.add(labels.minorUpdate);
  wanted.add(stage.label);
  if (turn === 'partner' && !draft) wanted.add(labels.partnerTurn);
  if (turn === 'maintainer') wanted.add(labels.maintainerTurn);
  return [...wanted];
}
