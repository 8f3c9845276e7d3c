/** Lets this version of Node run TypeScript: `node --import ./test/typescript.mjs FILE.ts`. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
