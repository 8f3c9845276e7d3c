/** Options that several commands have. */
import { InvalidArgumentError, Option } from 'commander';

/** How connectors are told apart; src/connector/types.ts has the same. */
const KINDS = ['certified', 'independent-publisher', 'custom'];
export const FORMATS = ['pretty', 'json', 'markdown', 'sarif', 'github', 'junit'] as const;
const SEVERITIES = ['error', 'warning', 'suggestion'];

export function kindOption(): Option {
  return new Option('--kind <KIND>', "kind of connector, where its place doesn't tell").choices(KINDS);
}

export function formatOption(): Option {
  return new Option('--format <FORMAT>', 'form of the verdict').choices(FORMATS).default('pretty');
}

export function severityOption(): Option {
  return new Option(
    '--severity <LEAST>',
    'the least that is shown in full (pretty, github; default: warning) or written (sarif; default: suggestion)',
  ).choices(SEVERITIES);
}

export function allOption(): Option {
  return new Option('--all', 'show everything, what stood there before the change included (pretty)');
}

export function maxWarningsOption(): Option {
  return new Option('--max-warnings <N>', 'exit 1 when there are more warnings than this, old ones included').argParser(
    (text) => {
      if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a number, such as 0.');
      return Number(text);
    },
  );
}

export function ruleOption(): Option {
  const gathered = (id: string, before: readonly string[] = []) => [...before, id];
  return new Option('--rule <ID>', "only this rule, or a group as 'mcp/*'; may be given several times").argParser(
    gathered,
  );
}
