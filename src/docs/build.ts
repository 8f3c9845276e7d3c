/** `npm run docs`: writes the rules' pages, their index and the coverage table. */
import { DOCS_DIR, writePages } from './disk.ts';
import { docsPages } from './pages.ts';

const written = writePages(DOCS_DIR, await docsPages());
process.stdout.write(`${written.length} ${written.length === 1 ? 'page' : 'pages'} changed in docs\n`);
