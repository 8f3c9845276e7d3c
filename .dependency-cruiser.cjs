/** The layers of the architecture: arrows point one way. Types may be shared upwards; code may not. */
const layer = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to, dependencyTypesNot: ['type-only'] } });

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    layer('connector-knows-nobody', '^src/connector/', '^src/(?!connector/)'),
    layer('rules-know-connectors-and-checks', '^src/(rules|checks)/', '^src/(?!(rules|checks|connector)/)'),
    layer('messages-are-words', '^src/messages/', '^src/(?!(messages|rules|stages|changes|connector)/)'),
    layer('stages-know-no-review', '^src/stages/', '^src/(?!(stages|rules|config)/)'),
    layer('commands-know-no-review', '^src/commands/', '^src/(?!(commands|messages|stages|rules|config|connector)/)'),
    layer('review-knows-no-edge', '^src/review/', '^src/(github|queue|board|simulator|cli|demo|app|server)'),
    layer('only-github-knows-octokit', '^src/(?!github/|app|server|cli/|simulator/)', 'node_modules/(@octokit|octokit|probot)'),
    layer('simulator-stands-alone', '^src/simulator/', '^src/(?!simulator/)'),
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, parser: 'swc', enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] } },
};
