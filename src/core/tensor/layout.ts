/**
 * The one place that walks axes. Operands of one shape (the values, the sets they belong to, the
 * weights, the output) are walked together as a nest of loops. Before walking, axes of length 1 are
 * dropped, the rest ordered by the first operand's stride so that its memory is read forwards, and
 * neighbours along which every operand moves evenly are merged: a contiguous tensor of any rank is
 * one loop, batch norm of NCHW is the three loops N, C, H·W.
 */

/** One loop: how often, and how far each operand moves at every turn, in elements. */
export interface Loop {
  readonly length: number;
  readonly steps: readonly number[];
}

/** The shortest nest of loops, outermost first, that visits every position of `shape` once; `strides[k][axis]` is operand k's. */
export function planLoops(shape: readonly number[], strides: readonly (readonly number[])[]): Loop[] {
  const loops = shape
    .map((length, axis) => ({ length, steps: strides.map((operand) => operand[axis]) }))
    .filter((loop) => loop.length !== 1)
    .sort((a, b) => Math.abs(b.steps[0]) - Math.abs(a.steps[0]));
  return loops.reduce<Loop[]>(merged, []);
}

function merged(loops: Loop[], inner: Loop): Loop[] {
  const outer = loops.at(-1);
  if (!outer || !inner.steps.every((step, operand) => outer.steps[operand] === step * inner.length)) {
    return [...loops, inner];
  }
  return [...loops.slice(0, -1), { length: outer.length * inner.length, steps: inner.steps }];
}

/**
 * Calls `visit` with the innermost loop and each operand's place, once for every turn of the loops around it.
 * `at` is one array, written anew each time.
 */
export function walk(
  loops: readonly Loop[],
  start: readonly number[],
  visit: (inner: Loop, at: readonly number[]) => void,
): void {
  const inner = loops.at(-1) ?? single(start.length);
  turn(loops.slice(0, -1), start, (at) => visit(inner, at));
}

/** As `walk`, with the two innermost loops, so that short inner loops cost no call each. */
export function walkPairs(
  loops: readonly Loop[],
  start: readonly number[],
  visit: (outer: Loop, inner: Loop, at: readonly number[]) => void,
): void {
  const inner = loops.at(-1) ?? single(start.length);
  const outer = loops.at(-2) ?? single(start.length);
  turn(loops.slice(0, -2), start, (at) => visit(outer, inner, at));
}

function single(operands: number): Loop {
  return { length: 1, steps: new Array<number>(operands).fill(0) };
}

function turn(loops: readonly Loop[], start: readonly number[], visit: (at: readonly number[]) => void): void {
  if (loops.some((loop) => loop.length === 0)) return;
  const at = [...start];
  const turns = loops.map(() => 0);
  for (;;) {
    visit(at);
    let depth = loops.length - 1;
    for (; depth >= 0; depth--) {
      const { length, steps } = loops[depth];
      const wraps = ++turns[depth] === length;
      const distance = wraps ? 1 - length : 1;
      for (let operand = 0; operand < at.length; operand++) at[operand] += distance * steps[operand];
      if (!wraps) break;
      turns[depth] = 0;
    }
    if (depth < 0) return;
  }
}
