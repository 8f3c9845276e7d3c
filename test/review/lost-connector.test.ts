import { loadMachine } from '../../src/machine/load.ts';
import { decide } from '../../src/review/decide/decide.ts';
import { inspectSnapshot } from '../../src/review/inspect/inspect-snapshot.ts';
import { loadRules } from '../../src/rules/files/load.ts';
import { SAMPLE } from '../rules/sample.ts';
import { fileSet, pullRequest } from './model.ts';

it('fails for a connector that lies right at the root, and says where it belongs', async () => {
  const snapshot = pullRequest(fileSet('Contoso Orders', SAMPLE), new Map());
  const { desired } = decide(
    snapshot,
    inspectSnapshot(snapshot, await loadRules()),
    loadMachine(),
    '2026-11-22T09:00:00Z',
  );
  expect(desired.check).toMatchObject({
    conclusion: 'failure',
    title: 'Connector files lie in the wrong place',
    annotations: [{ path: 'Contoso Orders/apiDefinition.swagger.json' }],
  });
});
