import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../src/commands/index.ts';
import { commandsTable } from '../../src/messages/replies.ts';

it('the page about commands lists them as the help does', () => {
  const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');
  expect(page).toContain(commandsTable(COMMANDS));
});
