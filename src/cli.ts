#!/usr/bin/env node
/** Where the command line begins. */
import { join } from 'node:path';
import { APART } from './cli/apart.ts';
import { loadScript } from './cli/build/script.ts';
import type { run as Run } from './cli/program.ts';
import { tuneEngine } from './engine.ts';
import { PACKAGE_DIR } from './product/package-dir.ts';

// A reader that has seen enough, such as `head`, is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

tuneEngine(process.versions.v8);
const { run } = loadScript(join(PACKAGE_DIR, 'dist', 'bin', 'program.cjs')).exports as { run: typeof Run };
const { env, stdin, stdout, stderr } = process;

void run(process.argv.slice(2), { cwd: process.cwd(), env, input: stdin, out: stdout, err: stderr }, APART).then(
  (code) => {
    // Set, not called: what is written to a pipe must be able to leave first.
    process.exitCode = code;
  },
);
