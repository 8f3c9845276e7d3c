/** Colours for a terminal, or none. */
import picocolors from 'picocolors';

export const { createColors } = picocolors;
export type Colors = ReturnType<typeof createColors>;
