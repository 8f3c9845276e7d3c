/** GitHub in memory, over real HTTP on loopback: the ground for the demo and for stories about the App. */
export type { FaultAnswer, FaultRule, Faults, WebhookRule } from './faults.ts';
export { loadClone, loadFolder } from './load.ts';
export { startSimulator } from './start.ts';
export type { Delivery, RequestLogEntry, Simulator, SimulatorApp, SimulatorOptions } from './types.ts';
export type * from './world/types.ts';
export type * from './world/views.ts';
