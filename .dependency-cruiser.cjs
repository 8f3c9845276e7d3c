/**
 * The layers of the architecture: arrows point one way, down this list. Looks at the sources, where imports of types are
 * arrows, too. test/docs/architecture.test.ts holds the picture in docs/architecture.md to the same sources.
 */
const LAYERS = [
  ['product', 'page'],
  ['connector'],
  ['changes'],
  ['rules', 'checks'],
  ['scaffold'],
  ['machine'],
  ['config'],
  ['pull-request'],
  ['stages'],
  ['commands'],
  ['preview'],
  ['messages'],
  ['review'],
  ['disk', 'format', 'queue'],
  ['github'],
  ['docs'],
  ['app'],
  ['action'],
];

const layer = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

/** Each layer may use itself and what is below it. */
const downwards = LAYERS.map((folders, index) => {
  const below = LAYERS.slice(0, index + 1).flat().join('|');
  return layer(`${folders.join('-and-')}-looks-down`, `^src/(${folders.join('|')})/`, `^src/(?!(${below})/)`);
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...downwards,
    layer('only-github-knows-octokit', '^src/(?!github/|app|action/|server|cli/|simulator/)', 'node_modules/(@octokit|octokit|probot)'),
    layer('simulator-stands-alone', '^src/simulator/', '^src/(?!simulator/)'),
    layer('only-the-demo-plays-github', '^src/(?!simulator/|demo/|cli/)', '^src/(simulator|demo)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript 7 has no compiler API that dependency-cruiser could call.
    parser: 'swc',
    tsPreCompilationDeps: true,
  },
};
