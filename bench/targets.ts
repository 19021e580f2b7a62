/** How many times as fast as a peer Normscope is to be at a case, warm. */
export interface Target {
  readonly id: string;
  /** The peer's file, without `_peer`. */
  readonly peer: string;
  readonly factor: number;
}

const row = (id: string, peer: string, factor: number): Target => ({ id, peer, factor });

/** What is aimed at; what is missed is said in the results. */
export const TARGETS: readonly Target[] = [
  row('csv6', 'polars', 3.5),
  row('csv17', 'polars', 2),
  row('csv6', 'pandas', 12),
  row('json', 'js', 5),
  row('zscore64', 'numpy', 8),
  row('zscore64', 'sklearn', 8),
  row('batch64', 'torch', 6),
  row('batch64', 'torch_warm', 2.5),
  row('layer64', 'torch_warm', 2),
  row('zscore64', 'torch_warm', 1.5),
  row('zscore32', 'torch_warm', 1),
  row('job', 'pandas', 10),
  row('job', 'polars', 10),
  row('quantiles', 'numpy', 6),
  row('histogram', 'numpy', 6),
];
