#!/usr/bin/env node
/**
 * How long the language server takes from a key to its answer, in the largest connector of a corpus.
 *   npm run bench:editor -- CORPUS [--keys N]
 * Single keys first, each after the answer to the one before it; then all at once as fast as people type. Beside the time by
 * the clock stands the processor's (on Linux): on a busy machine only that says something. Run `npm run build` first.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import protocol from 'vscode-languageserver/node.js';
import { swaggersIn } from './swaggers.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { keys: { type: 'string', default: '20' } },
});
if (!positionals[0]) {
  process.stderr.write('usage: npm run bench:editor -- CORPUS [--keys N]\n');
  process.exit(2);
}

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol;
const { file } = swaggersIn(resolve(positionals[0])).sort((a, b) => b.size - a.size)[0];
const uri = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
const server = spawn(process.execPath, [fileURLToPath(new URL('../dist/bin/cli.js', import.meta.url)), 'lsp']);
server.stderr.pipe(process.stderr);
const editor = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
let answered = () => undefined;
editor.onNotification('textDocument/publishDiagnostics', (told) => told.uri === uri && answered());
editor.listen();
await editor.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
await editor.sendNotification('initialized', {});

/** Where a text stands in which nobody minds another letter: the description of the service. */
const line = text.slice(0, text.indexOf('"title"')).split('\n').length - 1;
const character = text.split('\n')[line].search(/:\s*"/) + text.split('\n')[line].match(/:\s*"/)[0].length;
const place = { line, character };
let version = 1;

const opened = await timed(() =>
  editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version, text } }),
);
const single = [];
for (let key = 0; key < Number(values.keys); key++) single.push(await timed(() => press(1)));
const half = single.slice(single.length >> 1);
const burst = await timed(() => press(Number(values.keys), 100));

const row = (name, { wall, cpu }) =>
  `${name.padEnd(34)}${wall.toFixed(0).padStart(8)} ms${cpu.toFixed(0).padStart(8)} ms of processor`;
process.stdout.write(
  [
    `${file}, ${(text.length / 1e6).toFixed(1)} MB`,
    row('opened, the server just started', opened),
    row('a key (median of the second half)', { wall: median(half, 'wall'), cpu: median(half, 'cpu') }),
    row('the last of keys 100 ms apart', burst),
    '',
  ].join('\n'),
);
await editor.sendRequest('shutdown');
await editor.sendNotification('exit');

/** From what is done last to the first answer that comes after it and is not followed by another one soon. */
async function timed(act) {
  const before = cpuOf(server.pid);
  let answer = new Promise((done) => {
    answered = done;
  });
  await act();
  const start = performance.now();
  await answer;
  let end = performance.now();
  for (let quiet = false; !quiet; ) {
    answer = new Promise((done) => {
      answered = () => done(true);
    });
    quiet = !(await Promise.race([answer, sleep(1_000, false)]));
    if (!quiet) end = performance.now();
  }
  return { wall: end - start, cpu: cpuOf(server.pid) - before };
}

async function press(times, pause = 0) {
  for (let key = 1; key <= times; key++) {
    const range = { start: place, end: place };
    await editor.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: 'a' }],
    });
    if (key < times) await sleep(pause);
  }
}

/** Milliseconds of the processor that a process has taken, its threads included; Linux counts them in hundredths of a second. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

function median(list, key) {
  return list.map((one) => one[key]).sort((a, b) => a - b)[list.length >> 1];
}
