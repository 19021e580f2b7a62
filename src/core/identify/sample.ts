import { setStart, pickedStrides, viewStrides } from '../stats/sets';
import type { FloatView } from '../tensor/floats';
import { planLoops, walk } from '../tensor/layout';
import { sizeOf } from '../tensor/tensor';
import type { Resolution } from '../schemes/resolve';

/**
 * Values before and after, of some of a scheme's sets: the statistics are those of whole sets, the values may be some of each.
 * What is not finite on either side is left out.
 */
export interface Sample {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of each value, the position of its set in `mean` and of its weight. */
  readonly set: Int32Array;
  readonly param: Int32Array;
  readonly mean: Float64Array;
  /** ddof 0; under rms the mean square. */
  readonly variance: Float64Array;
  readonly n: Float64Array;
  /** Of a part of the data, `param` numbers only the weights that were seen. */
  readonly paramCount: number;
  /** Whether each weight that was seen was seen in several sets: only then can it be told from the scale. Not asked of all the data. */
  readonly weightsShared: boolean;
}

const MOST_PER_SET = 1024;
const FEWEST_SETS = 5;

/** Takes about `budget` values of before and after; all of them with Infinity. */
export function takeSample(before: FloatView, after: FloatView, resolved: Resolution, budget: number): Sample {
  const { axes, table, paramShape } = resolved;
  const reduced = axes.map((_, i) => i).filter((i) => !axes[i].kept);
  const size = sizeOf(reduced.map((i) => axes[i].length));
  const params = pickedStrides(axes, ({ parametric }) => parametric);
  const strides = [viewStrides(axes, before.strides), viewStrides(axes, after.strides), params];
  const loops = planLoops(
    reduced.map((i) => axes[i].length),
    strides.map((operand) => reduced.map((i) => operand[i])),
  );
  const count = sizeOf(axes.filter(({ kept }) => kept).map(({ length }) => length));
  const most = Math.max(FEWEST_SETS, Math.floor(budget / Math.max(size, 1)));
  const hasOwnWeights = axes.some(({ kept }, i) => kept && params[i] > 0);
  const picked = hasOwnWeights ? pickSets(count, most, (set) => setStart(axes, params, set)) : evenSets(count, most);
  const isWhole = budget === Infinity;
  const filler = new Filler(picked.length, size, isWhole ? size : MOST_PER_SET, !isWhole);
  picked.forEach((set, at) => {
    const start = strides.map((operand, k) => [before.offset, after.offset, 0][k] + setStart(axes, operand, set));
    filler.begin(at);
    walk(loops, start, ({ length, steps }, [x, y, p]) => {
      for (let i = 0; i < length; i++) {
        filler.add(before.data[x + i * steps[0]], after.data[y + i * steps[1]], p + i * steps[2]);
      }
    });
    filler.end(table.centered);
  });
  return isWhole ? filler.sample(sizeOf(paramShape)) : compacted(filler.sample(0));
}

// A fit costs as much as there are weights: a few of a million are numbered anew.
function compacted(sample: Sample): Sample {
  const numbers = new Map<number, number>();
  const numberOf = (param: number): number => {
    const known = numbers.get(param) ?? numbers.size;
    numbers.set(param, known);
    return known;
  };
  return { ...sample, param: sample.param.map(numberOf), paramCount: numbers.size };
}

// Sets that have a weight in common are kept together: of many weights some, and of each of these several sets.
function pickSets(count: number, most: number, weightOf: (set: number) => number): number[] {
  const all = evenSets(count, count);
  if (count <= most) return all;
  const weights = [...new Set(all.map(weightOf))];
  const some = new Set(evenly(weights, Math.max(1, Math.floor(Math.sqrt(most)))));
  return evenly(
    all.filter((set) => some.has(weightOf(set))),
    most,
  );
}

function evenSets(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

function evenly<T>(items: readonly T[], most: number): T[] {
  return evenSets(items.length, most).map((at) => items[at]);
}

/** Gathers set after set. */
class Filler {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #set: Int32Array;
  readonly #param: Int32Array;
  readonly #mean: Float64Array;
  readonly #variance: Float64Array;
  readonly #n: Float64Array;
  readonly #whole: Float64Array;
  readonly #step: number;
  readonly #setOfParam = new Map<number, number>();
  readonly #shared = new Set<number>();
  #filled = 0;
  #length = 0;
  #untilNext = 0;
  #at = 0;

  constructor(
    sets: number,
    size: number,
    mostPerSet: number,
    private readonly asksWeights: boolean,
  ) {
    // An odd step, so that it does not fall in with an axis of even length.
    this.#step = size <= mostPerSet ? 1 : Math.ceil(size / mostPerSet) | 1;
    const room = sets * Math.ceil(size / this.#step);
    [this.#x, this.#y] = [new Float64Array(room), new Float64Array(room)];
    [this.#set, this.#param] = [new Int32Array(room), new Int32Array(room)];
    [this.#mean, this.#variance, this.#n] = [new Float64Array(sets), new Float64Array(sets), new Float64Array(sets)];
    this.#whole = new Float64Array(size);
  }

  begin(set: number): void {
    this.#at = set;
    this.#length = 0;
    this.#untilNext = 0;
  }

  // Every step's value counts, missing ones too: sets that have a weight in common are seen at the same places.
  add(x: number, y: number, param: number): void {
    const isTaken = this.#untilNext === 0;
    this.#untilNext = isTaken ? this.#step - 1 : this.#untilNext - 1;
    if (!isFinite(x)) return;
    this.#whole[this.#length++] = x;
    if (isTaken && isFinite(y)) this.#take(x, y, param);
  }

  end(centered: boolean): void {
    const n = this.#length;
    const mean = centered ? meanOf(this.#whole, n) : 0;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (this.#whole[i] - mean) ** 2;
    this.#mean[this.#at] = mean;
    this.#variance[this.#at] = squares / n;
    this.#n[this.#at] = n;
  }

  sample(paramCount: number): Sample {
    const cut = <A extends Float64Array | Int32Array>(array: A): A => array.subarray(0, this.#filled) as A;
    return {
      x: cut(this.#x),
      y: cut(this.#y),
      set: cut(this.#set),
      param: cut(this.#param),
      mean: this.#mean,
      variance: this.#variance,
      n: this.#n,
      paramCount,
      weightsShared: this.#shared.size === this.#setOfParam.size && this.#shared.size > 0,
    };
  }

  #take(x: number, y: number, param: number): void {
    const at = this.#filled++;
    this.#x[at] = x;
    this.#y[at] = y;
    this.#set[at] = this.#at;
    this.#param[at] = param;
    if (!this.asksWeights) return;
    const first = this.#setOfParam.get(param);
    if (first === undefined) this.#setOfParam.set(param, this.#at);
    else if (first !== this.#at) this.#shared.add(param);
  }
}

// Twice: the second pass takes out what the first one rounded.
function meanOf(values: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const first = sum / n;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += values[i] - first;
  return first + rest / n;
}
