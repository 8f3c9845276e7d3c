/**
 * The layers of the architecture: arrows point one way. Looks at what the compiler emits, where imports of types are gone:
 * a layer may speak of another's data, but not call it.
 */
const layer = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    layer('connector-knows-nobody', '^dist/connector/', '^dist/(?!connector/)'),
    layer('rules-know-connectors-and-checks', '^dist/(rules|checks)/', '^dist/(?!(rules|checks|changes|connector|config)/)'),
    layer('changes-know-rules-and-connectors', '^dist/changes/', '^dist/(?!(changes|rules|checks|connector|stages|commands|messages)/)'),
    layer('messages-are-words', '^dist/messages/', '^dist/(?!(messages|rules|stages|changes|commands|connector)/)'),
    layer('stages-and-commands-know-no-review', '^dist/(stages|commands)/', '^dist/(?!(stages|commands|messages|rules|config)/)'),
    layer('review-knows-no-edge', '^dist/review/', '^dist/(github|queue|board|simulator|cli|demo|app|server)'),
    layer('only-github-knows-octokit', '^dist/(?!github/|app|server|cli/|simulator/)', 'node_modules/(@octokit|octokit|probot)'),
    layer('simulator-stands-alone', '^dist/simulator/', '^dist/(?!simulator/)'),
  ],
  options: { doNotFollow: { path: 'node_modules' }, exclude: { path: '^dist/(bin/|compiled-rules)' } },
};
