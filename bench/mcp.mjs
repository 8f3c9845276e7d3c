#!/usr/bin/env node
/**
 * What the server for coding agents costs: from its start to the first answer, a check of a sample after that, and its
 * memory after many calls.
 *   npm run build && node bench/mcp.mjs [CALLS]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const calls = Number(process.argv[2] ?? 1000);
const cli = fileURLToPath(new URL('../dist/bin/cli.js', import.meta.url));
const cwd = fileURLToPath(new URL('../rules/samples', import.meta.url));
const transport = new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp'], cwd });
const client = new Client({ name: 'bench', version: '1' });
const check = () => client.callTool({ name: 'check', arguments: { path: 'certified-connectors/Contoso Orders' } });
const megabytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${transport.pid}/status`, 'utf8'))?.[1]) / 1024;

const since = (start) => `${(performance.now() - start).toFixed(0)} ms`;
const start = performance.now();
await client.connect(transport);
console.log(`start: ${since(start)}`);
const first = performance.now();
await check();
console.log(`first check of a sample: ${since(first)}`);
for (let call = 1; call < calls; call++) {
  if (call === 100) console.log(`memory after 100 calls: ${megabytes().toFixed(0)} MB`);
  await check();
}
const last = performance.now();
await check();
console.log(`a check after ${calls} calls: ${since(last)}\nmemory after ${calls} calls: ${megabytes().toFixed(0)} MB`);
await client.close();
