/** The exported solution with a flow, which a package is built around. */
import { readFileSync } from 'node:fs';
import { isSolution, type PackedConnector, readSolution, type Solution } from '../../connector/package/solution.ts';
import { unzip } from '../../connector/package/unzip.ts';
import { UsageError } from '../errors.ts';

/** All of it goes into the package. */
const EVERYTHING = /(?:)/;

/**
 * Reads it, and finds the connector in it.
 * @param name as it was given
 * @throws UsageError with the policy code that a package with it would be refused with
 */
export async function readFlow(path: string, name: string): Promise<{ solution: Solution; packed: PackedConnector }> {
  const archive = await unzip(bytesAt(path, name), EVERYTHING);
  const [fault] = archive.faults;
  if (fault) throw refused(`${name} can't be read (${fault.kind})`, 'Export the solution again.', '5000.1.1.16');
  if (!isSolution(archive))
    throw refused(
      `${name} is not an exported solution`,
      'Give the zip file that the export made, as it is.',
      '5000.1.1.16',
    );
  const solution = readSolution('', archive);
  if (solution.flows.length === 0)
    throw refused(`${name} holds no flow`, 'Add a flow that calls the connector, and export again.', '5000.1.1.6');
  const packed = solution.connectors.filter(({ definition, at, id }) => definition && at >= 0 && id !== '');
  const [connector, second] = packed;
  if (!connector)
    throw refused(
      `${name} holds no connector`,
      "Add the connector to the flow's solution (Add existing, Automation, Custom connector), and export again.",
      '5000.1.1.7',
    );
  if (second)
    throw refused(
      `${name} holds several connectors`,
      'Leave the one that the flow calls, and export again.',
      '5000.1.1.16',
    );
  return { solution, packed: connector };
}

function bytesAt(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(
      `${name} is not there, or can't be read`,
      'Give the exported solution: --flow FlowSolution.zip',
    );
  }
}

function refused(what: string, advice: string, code: string): UsageError {
  return new UsageError(`${what} (policy ${code})`, advice);
}
