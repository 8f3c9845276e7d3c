/** The commands that speak to GitHub, to a real one or to a simulated. */
import { type Command, Option } from 'commander';
import type { Apart } from './apart.ts';
import type { DemoFlags } from './commands/demo.ts';
import type { GivenUpOptions } from './commands/given-up.ts';
import type { ReviewOptions } from './commands/review.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { allOption, formatOption, severityOption } from './options.ts';

type End = (code: ExitCode) => void;

export function addReview(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('review')
    .description('review a pull request on GitHub with GITHUB_TOKEN; writes nothing unless told to')
    .argument('<OWNER/REPO#N>', 'the pull request')
    .option('--apply', 'write what is planned: check run, comments, labels')
    .addOption(formatOption())
    .addOption(severityOption())
    .addOption(allOption())
    .action(async (address: string, options: ReviewOptions) => {
      const { reviewPullRequest } = await apart.review();
      end(await reviewPullRequest(address, options, io));
    });
}

export function addAction(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('action')
    .description('do what the event of a job of GitHub Actions asks for; see docs/action.md')
    .action(async () => {
      const { runAction } = await apart.action();
      end(await runAction(io));
    });
}

export function addHistory(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('history')
    .description('tell who moved a pull request when, and how long it was where, with GITHUB_TOKEN')
    .argument('<OWNER/REPO#N>', 'the pull request')
    .addOption(new Option('--format <FORMAT>', 'form of the record').choices(['pretty', 'json']).default('pretty'))
    .action(async (address: string, options: { format: 'pretty' | 'json' }) => {
      const { showHistory } = await apart.history();
      end(await showHistory(address, options, io));
    });
}

export function addDemo(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('demo')
    .description('play a whole review beside a GitHub simulator; needs no account')
    .option('--keep', "leave everything running at the end, with the simulator's pages to click through")
    .option('--repo <DIR>', 'a clone: the change between two of its commits instead of the story')
    .option('--base <REF>', 'the branch the change is meant for')
    .option('--head <REF>', 'its last commit')
    .action(async (options: DemoFlags) => {
      const { demo } = await apart.demo();
      end(await demo(options, io));
    });
}

export function addStart(program: Command, apart: Apart, end: End): void {
  program
    .command('start')
    .description('run the App as a server; APP_ID, PRIVATE_KEY and WEBHOOK_SECRET from the environment or .env')
    .action(async () => {
      const { main } = await apart.server();
      await main();
      end(process.exitCode ? EXIT.refused : EXIT.clean);
    });
}

export function addSetup(program: Command, apart: Apart, end: End): void {
  program
    .command('setup')
    .description('create the App on GitHub, guided by a page, and write its settings to .env')
    .option('--url <URL>', 'where GitHub will reach the App; without it, events come by a channel of smee.io')
    .action(async ({ url = null }: { url?: string | null }) => {
      const { setUpOnly } = await apart.server();
      await setUpOnly(url);
      end(process.exitCode ? EXIT.refused : EXIT.clean);
    });
}

export function addGivenUp(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('given-up')
    .description('list what the App tried in vain, or have it tried again; REDIS_URL and APP_ID from the environment')
    .argument('[OWNER/REPO#N...]', 'pull requests; all when left out')
    .option('--wake', 'have them tried again')
    .action(async (wanted: readonly string[], options: GivenUpOptions) => {
      const { showGivenUp } = await apart.givenUp();
      end(await showGivenUp(wanted, options, io));
    });
}

export function addStatus(program: Command, io: Io, apart: Apart, end: End): void {
  program
    .command('status')
    .description(
      'tell what a running App does and did; STATUS_PASSWORD from the environment, without it only whether it can work',
    )
    .argument('<URL>', 'where it listens')
    .action(async (url: string) => {
      const { showStatus } = await apart.status();
      end(await showStatus(url, io));
    });
}
