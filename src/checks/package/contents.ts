/** Checks of whether a package can be read, and of what it holds beside the connector and its flow. */
import { fileInRepository, isInPackage } from '../../connector/package/files.ts';
import { isWorthReading } from '../../connector/read.ts';
import { thousands } from '../../connector/thousands.ts';
import { check, type Report } from '../../rules/engine/check.ts';
import { fileOf } from './parts.ts';
import { nameOf } from './solutions.ts';

/** Of many faults of one kind the first ones say enough. */
const MOST = 5;

/** A package that could not be read to its end, by case why. The message may use {archive}, {entry} and {size}. */
export const packageReadable = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const file = fileOf(connector, 'package');
    if (!file) return null;
    const { size, archive } = file.content;
    if (!isWorthReading(file.name, size))
      return {
        file: file.path,
        case: 'too-large',
        values: { archive: file.name, entry: file.name, size: thousands(size) },
      };
    return (archive?.faults ?? []).slice(0, MOST).map(
      ({ kind, archive: inner, entry }): Report => ({
        file: file.path,
        case: kind,
        anchor: `${inner} ${entry}`,
        values: { archive: inner === '' ? file.name : inner, entry: entry === '' ? inner || file.name : entry },
      }),
    );
  },
});

/** The folder holds a package and no connector to review. The message may use {package} and {folder}. */
export const onlyPackage = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const swagger = connector.file('swagger');
    if (!swagger || !isInPackage(swagger.path)) return null;
    const path = fileInRepository(swagger.path);
    return { file: path, values: { package: path.slice(path.lastIndexOf('/') + 1), folder: connector.folder } };
  },
});

/** Solutions hold more than a connector and its flow. The message may use {archive} and {names}. */
export const otherComponents = check<'folder'>({
  given: ['folder'],
  run: (connector) => {
    const held = connector.package;
    return held?.solutions.flatMap((solution): Report[] => {
      const more = solution.connectors.slice(1).map(({ name }) => `connector ${name}`);
      const names = [...more, ...solution.others];
      if (names.length === 0) return [];
      const archive = nameOf(solution) || held.file.name;
      return [
        { file: held.file.path, anchor: `${archive} ${names.join(' ')}`, values: { archive, names: names.join(', ') } },
      ];
    });
  },
});
