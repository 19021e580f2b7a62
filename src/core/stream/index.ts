/** Tensors that are not in memory: what the core computes of a tensor, computed in passes over the file that it lies in. */
export type { ByteRanges, Stored, StoredTensor } from './stored';
export type { Box } from './boxes';
export type { OnBytes } from './chunks';
export { passesOfReport, streamReport, streamSummary, type StreamedReport } from './report';
export { streamExplain } from './explain';
export { streamExtent } from './extent';
export type { FittedUse } from './fitted';
export { streamScheme, type StreamedScheme } from './scheme';
export { streamBreakdown, type StreamedBreakdown } from './breakdown';
export { copyStored, normalizedWindow, storedWindow, writeNormalizedNpy, type ByteSink } from './output';
