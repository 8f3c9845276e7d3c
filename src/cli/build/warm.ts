/** Keeps the bytecode of the command line, as `npm run build` does, after a check of the sample connectors. */
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { tuneEngine } from '../../engine.ts';
import { PACKAGE_DIR } from '../../product/package-dir.ts';
import { RULES_DIR } from '../../rules/files/paths.ts';
import { APART } from '../apart.ts';
import type { run as Run } from '../program.ts';
import { loadScript } from './script.ts';

const nowhere = () => new Writable({ write: (_, _encoding, done) => done() });

tuneEngine(process.versions.v8);
const program = loadScript(join(PACKAGE_DIR, 'dist', 'bin', 'program.cjs'));
const { run } = program.exports as { run: typeof Run };
const io = { cwd: PACKAGE_DIR, env: {}, out: nowhere(), err: nowhere() };
const code = await run(['check', join(RULES_DIR, 'samples')], io, APART);
if (code !== 0) throw new Error('The sample connectors fail their check: npx connector-reviewer check rules/samples');
program.keepBytecode();
