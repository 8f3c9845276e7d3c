/** Inspects a whole corpus (inspect-all.mjs) with the engine set as the command line and the App set it: before all else. */
import { commandFlags, tuneEngine } from '../dist/engine.js';

tuneEngine(commandFlags(process.versions.v8));
await import('./inspect-all.mjs');
