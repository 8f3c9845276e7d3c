/** The command line: its commands, their options, and how they end. Each command is loaded when it is called. */
import { Command, CommanderError, Option } from 'commander';
import { PRODUCT } from '../product/product.ts';
import type { Apart } from './apart.ts';
import type { CheckOptions } from './commands/check.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { NewOptions } from './commands/new.ts';
import type { PackageOptions } from './commands/package.ts';
import type { PullOptions } from './commands/pull.ts';
import type { StagesOptions } from './commands/stages.ts';
import { tellError } from './errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { allOption, formatOption, kindOption, maxWarningsOption, ruleOption, severityOption } from './options.ts';
import { writingTo } from './output/into-file.ts';
import { addLsp, addMcp, addPreview } from './program-editors.ts';
import {
  addAction,
  addDemo,
  addGivenUp,
  addHistory,
  addReview,
  addSetup,
  addStart,
  addStatus,
} from './program-github.ts';

/**
 * Runs one command.
 * @param args what stands after the program's name @param apart commands that are loaded from elsewhere
 * @returns the exit code; everything that goes wrong is told on `io.err`
 */
export async function run(args: readonly string[], io: Io, apart: Apart): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  const program = define(io, apart, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.refused;
    tellError(error, io.err);
    return EXIT.refused;
  }
}

function define(io: Io, apart: Apart, end: (code: ExitCode) => void): Command {
  const program = new Command('connector-reviewer')
    .description('Validates Power Platform connectors against the certification rules.')
    .version(PRODUCT.version)
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) })
    .exitOverride()
    .showHelpAfterError('(--help says how it is used)')
    .addHelpText('after', '\nExit codes: 0 nothing blocks, 1 errors, 2 wrong use or unreadable input.');
  addCheck(program, io, apart, end);
  addPull(program, io, end);
  addReview(program, io, apart, end);
  addDiff(program, io, end);
  addNew(program, io, end);
  addPackage(program, io, end);
  addRules(program, io, end);
  addStages(program, io, end);
  addHistory(program, io, apart, end);
  addLsp(program, apart);
  addPreview(program, io, apart, end);
  addMcp(program, io, apart, run);
  addDemo(program, io, apart, end);
  addAction(program, io, apart, end);
  addStart(program, apart, end);
  addSetup(program, apart, end);
  addGivenUp(program, io, apart, end);
  addStatus(program, io, apart, end);
  return program;
}

function addCheck(program: Command, io: Io, apart: Apart, end: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('check connector folders, a kind folder, or a whole repository')
    .argument('[PATH...]', 'where they are (default: here)')
    .option('--base <DIR|REF>', 'compare with a folder of the same layout, or a git ref; only what is new blocks')
    .addOption(kindOption())
    .addOption(formatOption())
    .option('--fix', 'make the certain fixes in the files; with --severity only those that weigh as much')
    .option('--fix-dry-run', 'show what --fix would change, as a diff, and change nothing')
    .addOption(ruleOption())
    .addOption(severityOption())
    .addOption(allOption())
    .addOption(maxWarningsOption())
    .option('-o, --output <FILE>', 'where to write the verdict (default: to the standard output)')
    .option('--watch', 'check again whenever a file is saved, until Ctrl-C')
    .action(async (paths: string[], options: CheckOptions & { readonly output?: string; readonly watch?: boolean }) => {
      if (options.watch) {
        const { watch } = await apart.watch();
        end(await watch(paths, options, io, apart));
        return;
      }
      const { check } = await import('./commands/check.ts');
      end(await writingTo(options.output, io, (into) => check(paths, options, into, apart)));
    });
}

function addPull(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('pull')
    .description('review the change between two commits of a clone as if it were a pull request')
    .requiredOption('--repo <DIR>', 'the clone')
    .requiredOption('--base <REF>', 'the branch it is meant for')
    .requiredOption('--head <REF>', 'its last commit')
    .option('--title <TEXT>', "title of the pull request (default: the last commit's subject)")
    .option('--body-file <FILE>', "file with its description (default: the rest of that commit's message)")
    .addOption(formatOption())
    .addOption(severityOption())
    .addOption(allOption())
    .action(async (options: PullOptions) => {
      const { pull } = await import('./commands/pull.ts');
      end(await pull(options, io));
    });
}

function addDiff(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('diff')
    .description('show what changed between two states, whom it hurts and the way out; exit 1 when something breaks')
    .argument('<BASE>', 'the state before: a folder, a file, or a git ref')
    .argument('[HEAD]', 'the state after: the same kind of thing (default: the files as they are now)')
    .addOption(
      new Option('--format <FORMAT>', 'form of the answer').choices(['pretty', 'json', 'markdown']).default('pretty'),
    )
    .action(async (base: string, head: string | undefined, options: DiffOptions) => {
      const { diff } = await import('./commands/diff.ts');
      end(await diff(base, head, options, io));
    });
}

function addNew(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('new')
    .description('make a new connector that passes, and say what is left to do')
    .argument('[TITLE]', 'what people call the product (default: the title in the file of --from)')
    .option('--from <FILE>', "the service's definition: OpenAPI 3 or Swagger 2.0, in JSON or YAML")
    .addOption(kindOption())
    .option('-o, --output <DIR>', "the new folder (default: after its title, in its kind's folder where there is one)")
    .option('--publisher <NAME>', 'who publishes it')
    .option('--description <TEXT>', 'what the service does')
    .option('--host <HOST>', "the host of the service's API")
    .option('--support-email <ADDRESS>', 'where people write to when it does not work')
    .option('--website <URL>', "the service's website")
    .option('--privacy-policy <URL>', 'its privacy policy')
    .option('--category <NAME>', 'such as Productivity')
    .option('--yes', 'ask nothing: placeholders stand for what is not given, and are named at the end')
    .action(async (title: string | undefined, options: NewOptions) => {
      const [{ newConnector }, { withSomebodyToAsk }] = await Promise.all([
        import('./commands/new.ts'),
        import('./input/ask.ts'),
      ]);
      end(await withSomebodyToAsk(io, (ask) => newConnector(title, options, io, ask)));
    });
}

function addPackage(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('package')
    .description(
      "build a connector's certification package, or compare one with its folder; exit 1 when something is asked for",
    )
    .argument('<FOLDER>', "the connector's folder")
    .option('--flow <ZIP>', 'the exported solution with a flow that calls the connector')
    .option('-o, --output <ZIP>', 'where to write the package (default: into the folder, or here for a certified one)')
    .option('--check [PACKAGE]', 'instead, compare a package (default: where it would be written)')
    .addOption(kindOption())
    .action(async (folder: string, options: PackageOptions) => {
      const { packageFolder } = await import('./commands/package.ts');
      end(await packageFolder(folder, options, io));
    });
}

function addRules(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('rules')
    .description('list the rules that hold here, or check rule files')
    .option('--check [FOLDER]', 'instead, check rules, stages, configuration and examples; exit 1 for a fault')
    .addOption(new Option('--format <FORMAT>', 'form of the answer').choices(['pretty', 'json']).default('pretty'))
    .action(async ({ check, format }: { check?: string | true; format: 'pretty' | 'json' }) => {
      if (check !== undefined) {
        const { checkRules } = await import('./commands/rules-check.ts');
        return end(await checkRules({ check, format }, io));
      }
      const options = { format };
      const { listRules } = await import('./commands/rules.ts');
      end(await listRules(options, io));
    });
  program
    .command('explain')
    .description('explain a rule: why it is, how to keep it, good and bad examples')
    .argument('<RULE>', 'its id, such as operation/summary-required, or a code of the validator or a policy number')
    .action(async (id: string) => {
      const { explain } = await import('./commands/explain.ts');
      end(await explain(id, io));
    });
}

function addStages(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('stages')
    .description(
      'show the stages of certification in force here: who may enter them, what they require, whose turn it is',
    )
    .option('--config <FILE>', "a repository's configuration (default: .github/connector-reviewer.yml of the one here)")
    .addOption(
      new Option('--format <FORMAT>', 'a list, JSON, a diagram, or a page with all of it')
        .choices(['pretty', 'json', 'mermaid', 'markdown'])
        .default('pretty'),
    )
    .action(async (options: StagesOptions) => {
      const { showStages } = await import('./commands/stages.ts');
      end(await showStages(options, io));
    });
}
