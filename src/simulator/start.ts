import type { Simulator, SimulatorOptions } from './types.ts';

/** Starts a simulator on loopback. */
export async function startSimulator(_options: SimulatorOptions): Promise<Simulator> {
  throw new Error('not yet');
}
