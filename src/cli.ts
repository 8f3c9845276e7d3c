#!/usr/bin/env node
/** Where the command line begins. */
import { run } from './cli/program.ts';

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { env, stdout, stderr } = process;

// Set, not called: what is written to a pipe must be able to leave first.
process.exitCode = await run(process.argv.slice(2), { cwd: process.cwd(), env, out: stdout, err: stderr });
