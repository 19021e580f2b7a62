const BLOCKS = '▁▂▃▄▅▆▇█';

/** Counts as a line of blocks: the highest is full, an empty bin is a blank, and no count is too small to be seen. */
export function sparkline(counts: readonly number[]): string {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return counts.map((count) => block(count, most)).join('');
}

function block(count: number, most: number): string {
  if (count <= 0) return '\u2007';
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor((count / most) * BLOCKS.length))];
}
