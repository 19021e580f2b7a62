import { flagsOf, type Breakdown, type BreakdownColumns } from '../breakdown';
import type { Outcome } from '../problem';
import { axisFromFront, schemeProblem, shapeText } from '../schemes/plan';
import type { NanPolicy } from '../schemes/scheme';
import { summaryColumns, type SummaryColumns } from '../stats/columns';
import { setsOfView, viewAxes, type ViewAxis } from '../stats/sets';
import type { Floats } from '../tensor/floats';
import { boxShape, type BoxAxis } from './boxes';
import { boxAxes, forEachChunk, type Chunk, type OnBytes } from './chunks';
import { ChunkNormalizer, fitsChunks, type StreamedScheme } from './scheme';
import { chunkAxes, eachSetOf, MomentsBySet } from './setMoments';
import { QuantilesBySet } from './setQuantiles';
import { chunkOf, type Stored } from './stored';

const QUARTILES = [0.25, 0.5, 0.75];
/** So many rows are kept, about 170 bytes each. */
const MOST_ROWS = 2 ** 21;

/** A breakdown, and how far its quartiles may be from the true ones (0 where all are exact). */
export interface StreamedBreakdown extends Breakdown {
  readonly quantileError: number;
}

/** What is broken down: the tensor, or also what a scheme makes of it. */
export interface BreakdownOf {
  readonly laid?: StreamedScheme;
  readonly nanPolicy?: NanPolicy;
}

/**
 * As `breakdown`, of a tensor that is not in memory, in one pass where chunks hold whole rows and in three otherwise. Err
 * (`stream.rows`) for more rows than can be kept.
 */
export async function streamBreakdown(
  stored: Stored,
  { laid, nanPolicy = 'omit' }: BreakdownOf,
  axis: number,
  onBytes: OnBytes,
): Promise<Outcome<StreamedBreakdown>> {
  const scalar = stored.shape.length === 0 && (axis === 0 || axis === -1);
  const front = scalar ? { ok: 0 } : axisFromFront(axis, stored.shape);
  if ('err' in front) return front;
  const length = stored.shape[front.ok] ?? 1;
  if (length > MOST_ROWS) {
    return schemeProblem('stream.rows', {
      rows: length,
      most: MOST_ROWS,
      axis: front.ok,
      shape: shapeText(stored.shape),
    });
  }
  const axes = rowAxes(stored, laid, front.ok);
  const boxes = boxesFor(stored, laid, axes);
  const shape = boxShape(boxes, chunkOf(stored));
  const whole = axes.every(({ kept, length: all }, i) => kept || shape[i] === all);
  const sides: Side[] = [new Side(axes, length, nanPolicy, whole)];
  if (laid) sides.push(new Side(axes, length, nanPolicy, whole));
  const normalizer = laid && new ChunkNormalizer(laid);
  const pass = (visit: (side: Side, chunk: Chunk, values: Floats) => void): Promise<void> =>
    forEachChunk(
      stored,
      boxes,
      (chunk) => {
        visit(sides[0], chunk, chunk.view.data);
        if (normalizer) visit(sides[1], chunk, normalizer.numbers(chunk));
      },
      onBytes,
    );
  await pass((side, chunk, values) => side.summarize(chunk, values));
  if (!whole) await refine(pass, sides);
  const [before, after] = sides.map((side) => side.columns());
  const quantileError = Math.max(...sides.map(({ error }) => error));
  return { ok: { axis: front.ok, length, before, ...(after && { after }), flags: flagsOf(before), quantileError } };
}

async function refine(
  pass: (visit: (side: Side, chunk: Chunk, values: Floats) => void) => Promise<void>,
  sides: readonly Side[],
): Promise<void> {
  await pass((side, chunk, values) => side.quantiles.count(chunk, values));
  for (const side of sides) side.quantiles.counted();
  await pass((side, chunk, values) => side.quantiles.collect(chunk, values));
}

// Group norm has split the channel axis: both parts number the rows.
function rowAxes(stored: Stored, laid: StreamedScheme | undefined, axis: number): ViewAxis[] {
  const axes = laid?.resolved.axes ?? viewAxes(stored.shape, []);
  return axes.map((each) => ({ ...each, kept: each.axis === axis }));
}

// A scheme that normalises each chunk by itself says how they come; otherwise the rows do.
function boxesFor(stored: Stored, laid: StreamedScheme | undefined, axes: readonly ViewAxis[]): readonly BoxAxis[] {
  if (laid && !laid.figures) return laid.boxes;
  const rows = boxAxes(stored, axes, ({ kept }) => !kept);
  return fitsChunks(stored, rows, axes) ? rows : boxAxes(stored, axes, () => false);
}

/** The figures of one side, before or after. */
class Side {
  error = 0;
  readonly #moments: MomentsBySet;
  readonly #sums: Record<'n' | 'nan' | 'posInf' | 'negInf' | 'zeros', Float64Array>;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  readonly #quantiles: Float64Array[];
  #bins: QuantilesBySet | undefined;

  constructor(
    private readonly axes: readonly ViewAxis[],
    length: number,
    private readonly policy: NanPolicy,
    private readonly whole: boolean,
  ) {
    const column = (value = 0): Float64Array => new Float64Array(length).fill(value);
    this.#moments = new MomentsBySet(axes, true, policy);
    this.#sums = { n: column(), nan: column(), posInf: column(), negInf: column(), zeros: column() };
    this.#min = column(NaN);
    this.#max = column(NaN);
    this.#quantiles = QUARTILES.map(() => column(NaN));
  }

  /** Of the first pass. */
  summarize(chunk: Chunk, values: Floats): void {
    const view = { ...chunk.view, data: values };
    const options = { ddof: 0, quantiles: this.whole ? QUARTILES : [], nanPolicy: this.policy, shape: false } as const;
    const columns = summaryColumns(view, setsOfView(view, chunkAxes(this.axes, chunk)), options);
    this.#moments.add({ ...chunk, view });
    eachSetOf(this.axes, chunk, (local, row) => this.#take(columns, local, row));
  }

  /** Of the later passes. */
  get quantiles(): QuantilesBySet {
    const { n, posInf, negInf, nan } = this.#sums;
    const spreads = this.policy === 'propagate';
    const none = new Float64Array(n.length);
    return (this.#bins ??= new QuantilesBySet(
      this.axes,
      {
        min: finiteOr(this.#min, -Number.MAX_VALUE),
        max: finiteOr(this.#max, Number.MAX_VALUE),
        n: spreads ? n.map((count, row) => (nan[row] > 0 ? 0 : count)) : n,
        below: spreads ? negInf : none,
        above: spreads ? posInf : none,
      },
      QUARTILES,
    ));
  }

  columns(): BreakdownColumns {
    const { n, nan, posInf, negInf, zeros } = this.#sums;
    const { mean, std } = this.#moments.moments();
    const [q1, median, q3] = this.whole ? this.#quantiles : this.quantiles.result();
    this.error = this.whole ? 0 : this.quantiles.error;
    const inf = posInf.map((count, row) => count + negInf[row]);
    return { n, nan, inf, zeros, mean, std, min: this.#min, q1, median, q3, max: this.#max };
  }

  #take({ figures, quantiles }: SummaryColumns, local: number, row: number): void {
    const n = figures.n[local];
    const had = this.#sums.n[row];
    for (const figure of ['n', 'nan', 'posInf', 'negInf', 'zeros'] as const)
      this.#sums[figure][row] += figures[figure][local];
    quantiles.forEach((values, k) => {
      this.#quantiles[k][row] = values[local];
    });
    this.#min[row] =
      had === 0 ? figures.min[local] : n === 0 ? this.#min[row] : Math.min(this.#min[row], figures.min[local]);
    this.#max[row] =
      had === 0 ? figures.max[local] : n === 0 ? this.#max[row] : Math.max(this.#max[row], figures.max[local]);
  }
}

function finiteOr(values: Float64Array, otherwise: number): Float64Array {
  return values.map((x) => (Number.isFinite(x) ? x : otherwise));
}
