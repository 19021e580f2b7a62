import { PLAIN_KERNELS } from '../kernels';
import type { Outcome } from '../problem';
import { affineOf, resultDtypeOf } from '../schemes/normalize';
import type { Affine } from '../schemes/affine';
import { applyAffine, applyScaled, type Operands } from '../schemes/apply';
import { evaluationFigures, figuresFrom, figuresOf, type Figures } from '../schemes/figures';
import { parametersOf, type Parameters } from '../schemes/parameters';
import type { PlanAxis } from '../schemes/plan';
import { resolution, type Resolution } from '../schemes/resolve';
import type { ResultDtype, SchemeParams } from '../schemes/scheme';
import { pickedStrides, setsOfView, type ViewAxis } from '../stats/sets';
import type { TensorData } from '../tensor/dtype';
import type { Floats } from '../tensor/floats';
import { sizeOf } from '../tensor/tensor';
import { decode, encode } from '../tensor/values';
import { boxAxes, forEachChunk, type Chunk, type OnBytes } from './chunks';
import type { BoxAxis } from './boxes';
import { chunkAxes, MomentsBySet } from './setMoments';
import { chunkOf, type Stored } from './stored';
import type { Workspace } from './workspace';

/** So many sets have their figures kept: 64 MB an array. Above it a set is small, and is normalised where it is read. */
const MOST_SETS = 2 ** 23;
/** A box that is not one stretch of the file is read in pieces; below so many elements a piece that costs more than it saves. */
const SHORTEST_RUN = 2 ** 12;

/** A scheme laid over a stored tensor, ready to normalise its chunks. */
export interface StreamedScheme {
  readonly resolved: Resolution;
  readonly params: Parameters;
  /** The boxes in which chunks have to come. */
  readonly boxes: readonly BoxAxis[];
  /** Of every set; undefined where each chunk has its sets as a whole. */
  readonly figures?: Figures;
  readonly dtype: ResultDtype;
}

/** The axes of a pass that divides a tensor as it lies in its file. */
export function plainBoxes(stored: Stored, axes: readonly PlanAxis[]): readonly BoxAxis[] {
  return boxAxes(stored, axes, () => false);
}

/**
 * Lays a scheme over a stored tensor. Takes one pass over it when sets are larger than a chunk, and none otherwise. Err as
 * `normalize`, but for `scheme.nan`, which whoever counts the values has to say.
 */
export async function streamScheme(
  stored: Stored,
  given: SchemeParams,
  onBytes: OnBytes,
): Promise<Outcome<StreamedScheme>> {
  const outcome = resolution(stored, given);
  if ('err' in outcome) return outcome;
  const resolved = outcome.ok;
  const params = parametersOf(resolved);
  if ('err' in params) return params;
  const laid = { resolved, params: filled(params.ok, resolved), dtype: resultDtypeOf(stored.dtype, resolved.scheme) };
  const { axes, scheme, table } = resolved;
  const boxes = plainBoxes(stored, axes);
  if (scheme.training === false) {
    const figures = evaluationFigures({ size: scheme.setSize }, resolved, params.ok.running);
    return { ok: { ...laid, boxes, figures } };
  }
  const whole = boxAxes(stored, axes, ({ kept }) => !kept);
  if (fitsChunks(stored, whole, axes)) return { ok: { ...laid, boxes: whole } };
  const moments = new MomentsBySet(axes, table.centered, scheme.nanPolicy);
  await forEachChunk(stored, boxes, (chunk) => moments.add(chunk), onBytes);
  return { ok: { ...laid, boxes, figures: figuresFrom(moments.moments(), resolved) } };
}

/** How many passes over the tensor `streamScheme` takes. */
export function passesOfScheme(stored: Stored, given: SchemeParams): number {
  const outcome = resolution(stored, given);
  if ('err' in outcome || outcome.ok.scheme.training === false) return 0;
  const { axes } = outcome.ok;
  return fitsChunks(
    stored,
    boxAxes(stored, axes, ({ kept }) => !kept),
    axes,
  )
    ? 0
    : 1;
}

// Once for all chunks.
function filled(params: Parameters, { paramShape }: Resolution): Parameters {
  const { weight, bias } = affineOf(NOTHING, params, sizeOf(paramShape));
  return { ...params, weight, bias };
}

const NOTHING = { mean: new Float64Array(0), meanLow: new Float64Array(0), scale: new Float64Array(0) };

/** Whether the sets are small, and lie together; many small ones are taken even where they do not. */
export function fitsChunks(stored: Stored, boxes: readonly BoxAxis[], axes: readonly ViewAxis[]): boolean {
  const size = sizeOf(boxes.filter(({ whole }) => whole).map(({ length }) => length));
  const count = sizeOf(axes.filter(({ kept }) => kept).map(({ length }) => length));
  const chunk = chunkOf(stored);
  if (count > MOST_SETS) return true;
  const farthest = Math.max(
    1,
    ...boxes.filter(({ whole, length }) => whole && length > 1).map((axis) => axis.stride * axis.length),
  );
  return size <= chunk && (farthest <= chunk || chunk / size >= SHORTEST_RUN);
}

/** Normalises chunks: the values come as stored under the result's dtype, and as numbers, in the chunk's order. Memory is used again. */
export class ChunkNormalizer {
  #out: Floats = new Float64Array(0);

  /** Without a workspace, in memory of its own. */
  constructor(
    private readonly laid: StreamedScheme,
    private readonly space?: Workspace,
  ) {}

  /** The normalized values, rounded as the result's dtype rounds them. */
  numbers(chunk: Chunk): Floats {
    const stored = this.stored(chunk);
    return stored instanceof Float32Array ? stored : decode(stored, this.laid.dtype);
  }

  /** The normalized values as they are stored. */
  stored(chunk: Chunk): TensorData {
    const values = this.#compute(chunk);
    return values instanceof Float64Array ? encode(values, this.laid.dtype) : values;
  }

  #compute(chunk: Chunk): Floats {
    const { resolved, params, figures, dtype } = this.laid;
    const out = this.#room(sizeOf(chunk.shape), dtype);
    const axes = chunkAxes(resolved.axes, chunk);
    const own = figures ?? figuresOf(chunk.view, setsOfView(chunk.view, axes), resolved, params);
    const { strides, affine } = operandsOf(resolved.axes, axes, chunk, affineOf(own, params, 0), figures !== undefined);
    applyAffine(chunk.view, axes, affine, out, strides);
    for (const set of own.scaled) applyScaled(chunk.view, axes, set, affine, out, strides);
    return out;
  }

  #room(size: number, dtype: ResultDtype): Floats {
    const kind = dtype === 'float32' ? 'float32' : 'float64';
    if (this.#out.length < size) this.#out = this.space?.floats(size, kind) ?? PLAIN_KERNELS.room(size, kind);
    return this.#out.subarray(0, size);
  }
}

// How the operands move along a chunk, and the part of the figures and parameters that the chunk has to do with.
function operandsOf(
  axes: readonly PlanAxis[],
  own: readonly PlanAxis[],
  { view, start, shape }: Chunk,
  { mean, meanLow, scale, weight, bias }: Affine,
  whole: boolean,
): { readonly strides: Operands; readonly affine: Affine } {
  const setStrides = pickedStrides(whole ? axes : own, ({ kept }) => kept);
  const paramStrides = pickedStrides(axes, ({ parametric }) => parametric);
  const part = (values: Float64Array, strides: readonly number[], from: readonly number[]): Float64Array => {
    const first = strides.reduce((sum, stride, i) => sum + stride * from[i], 0);
    return values.subarray(first, strides.reduce((sum, stride, i) => sum + stride * (shape[i] - 1), first) + 1);
  };
  const ofSets = (values: Float64Array) => part(values, setStrides, whole ? start : start.map(() => 0));
  const affine = {
    mean: ofSets(mean),
    meanLow: ofSets(meanLow),
    scale: ofSets(scale),
    weight: part(weight, paramStrides, start),
    bias: part(bias, paramStrides, start),
  };
  return { strides: [view.strides, setStrides, paramStrides, view.strides], affine };
}
