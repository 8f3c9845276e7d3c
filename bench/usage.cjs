/** Loaded before a measured script: as it ends, its CPU seconds and peak memory (kB) go to descriptor 3 as JSON. */
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const figures = { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS, ...globalThis.figures };
  writeSync(3, JSON.stringify(figures));
});
