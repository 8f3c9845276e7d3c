/** Checks of whether a connector can be inspected at all. */
import { check } from '../../rules/engine/check.ts';

/** The inspection took longer than a connector may, or (case `memory`) more memory, or (case `findings`) found too much, and was ended. */
export const inspectionStopped = check<'folder'>({
  given: ['folder'],
  run: (connector, _, { stopped }) => {
    if (stopped === null) return null;
    return { file: connector.pathOf('swagger'), ...(stopped === 'time' ? {} : { case: stopped }) };
  },
});
