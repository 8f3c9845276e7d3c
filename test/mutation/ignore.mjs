/** What mutation tests leave out: the declarations to which rules are held when they are built. No verdict depends on them. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const DECLARATIONS = new Set(['given', 'options']);

const declarations = {
  shouldIgnore(path) {
    if (isDeclaration(path)) return 'A declaration: rules are held to it when they are built.';
  },
};

/** A check's `given` and `options`, and constants that are used nowhere else. */
function isDeclaration(path) {
  if (path.isObjectProperty()) return DECLARATIONS.has(path.node.key.name);
  if (!path.isVariableDeclarator()) return false;
  const uses = path.scope.getBinding(path.node.id.name)?.referencePaths ?? [];
  return uses.length > 0 && uses.every((use) => use.findParent(isDeclaration) !== null);
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'declarations', declarations)];
