/** A package's script starts the parser as a folder's does, also where the folder holds nothing else. */
import { DEFAULT_FOLDERS } from '../../src/config/defaults.ts';
import { openPackages } from '../../src/connector/package/open.ts';
import { inspect } from '../../src/review/inspect/inspect.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { pathsIn, prepare } from '../../src/rules/files/prepare.ts';
import { packageOf } from '../packages.ts';
import { SAMPLE } from './sample.ts';

const SCRIPT = `public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync() => await Task.Delay(1);
}
`;

it('judges the script of a folder that holds a package only', async () => {
  const bytes = await packageOf(new Map([...SAMPLE, ['script.csx', SCRIPT]]));
  const path = 'independent-publisher-connectors/Contoso Orders/ConnectorPackage.zip';
  const head = await openPackages(new Map([[path, { size: bytes.length, bytes }]]));
  await prepare(pathsIn(head));
  const { connectors, failures } = inspect({ head, base: null, folders: DEFAULT_FOLDERS, rules: await loadRules() });
  expect(failures).toEqual([]);
  expect(connectors.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('script/no-delay');
});
