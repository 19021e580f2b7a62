export { createEngine, SMALL_SOURCE, type EngineClient, type EngineOptions } from './router';
export type { LossReason } from './far';
export type { WorkerProgram } from './workerHandle';
export { flatValues } from './given';
