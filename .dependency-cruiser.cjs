/**
 * The layers of the architecture: arrows point one way, down this list.
 */
const LAYERS = [
  ['product'],
  ['connector'],
  ['changes'],
  ['rules', 'checks'],
  ['machine'],
  ['config'],
  ['pull-request'],
  ['stages'],
  ['commands'],
  ['messages'],
  ['review'],
];

const layer = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

/** Each layer may use itself and what is below it. */
const downwards = LAYERS.map((folders, index) => {
  const below = LAYERS.slice(0, index + 1).flat().join('|');
  return layer(`${folders.join('-and-')}-looks-down`, `^dist/(${folders.join('|')})/`, `^dist/(?!(${below})/)`);
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...downwards,
    layer('only-github-knows-octokit', '^dist/(?!github/|app|server|cli/|simulator/)', 'node_modules/(@octokit|octokit|probot)'),
    layer('simulator-stands-alone', '^dist/simulator/', '^dist/(?!simulator/)'),
  ],
  options: { doNotFollow: { path: 'node_modules' }, exclude: { path: '^dist/(bin/|compiled-rules)' } },
};
