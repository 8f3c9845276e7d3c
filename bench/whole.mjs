/** Inspects a whole corpus (inspect-all.mjs) with the engine set as the command line sets it: before all else. */
import { tuneEngine } from '../dist/engine.js';

tuneEngine(process.versions.v8);
await import('./inspect-all.mjs');
