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
  readonly paramCount: number;
  /** Whether each weight that was seen was seen in several sets: only then can it be told from the scale. */
  readonly weightsShared: boolean;
}

const MOST_PER_SET = 4096;
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
  const picked = pickSets(count, Math.max(FEWEST_SETS, Math.floor(budget / Math.max(size, 1))), (set) =>
    setStart(axes, params, set),
  );
  const filler = new Filler(picked.length, size, budget === Infinity ? size : MOST_PER_SET);
  picked.forEach((set, at) => {
    const start = strides.map((operand, k) => [before.offset, after.offset, 0][k] + setStart(axes, operand, set));
    filler.begin();
    walk(loops, start, ({ length, steps }, [x, y, p]) => {
      for (let i = 0; i < length; i++) {
        filler.add(before.data[x + i * steps[0]], after.data[y + i * steps[1]], p + i * steps[2]);
      }
    });
    filler.end(at, table.centered);
  });
  return filler.sample(sizeOf(paramShape));
}

// Sets that have a weight in common are kept together: of many weights some, and of each of these several sets.
function pickSets(count: number, most: number, weightOf: (set: number) => number): number[] {
  const all = Array.from({ length: count }, (_, set) => set);
  if (count <= most) return all;
  const weights = [...new Set(all.map(weightOf))];
  const some = new Set(evenly(weights, Math.max(1, Math.floor(Math.sqrt(most)))));
  return evenly(weights.length > 1 ? all.filter((set) => some.has(weightOf(set))) : all, most);
}

function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]);
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
  readonly #whole: { x: Float64Array; y: Float64Array; param: Int32Array };
  readonly #step: number;
  readonly #setOfParam = new Map<number, number>();
  readonly #shared = new Set<number>();
  #filled = 0;
  #length = 0;

  constructor(sets: number, size: number, mostPerSet: number) {
    // An odd step, so that it does not fall in with an axis of even length.
    this.#step = size <= mostPerSet ? 1 : Math.ceil(size / mostPerSet) | 1;
    const room = sets * Math.ceil(size / this.#step);
    [this.#x, this.#y] = [new Float64Array(room), new Float64Array(room)];
    [this.#set, this.#param] = [new Int32Array(room), new Int32Array(room)];
    [this.#mean, this.#variance, this.#n] = [new Float64Array(sets), new Float64Array(sets), new Float64Array(sets)];
    this.#whole = { x: new Float64Array(size), y: new Float64Array(size), param: new Int32Array(size) };
  }

  begin(): void {
    this.#length = 0;
  }

  add(x: number, y: number, param: number): void {
    if (!isFinite(x)) return;
    const at = this.#length++;
    this.#whole.x[at] = x;
    this.#whole.y[at] = y;
    this.#whole.param[at] = param;
  }

  end(set: number, centered: boolean): void {
    const { x, y, param } = this.#whole;
    const n = this.#length;
    const mean = centered ? meanOf(x, n) : 0;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (x[i] - mean) ** 2;
    this.#mean[set] = mean;
    this.#variance[set] = squares / n;
    this.#n[set] = n;
    for (let i = 0; i < n; i += this.#step) {
      if (!isFinite(y[i])) continue;
      const at = this.#filled++;
      this.#x[at] = x[i];
      this.#y[at] = y[i];
      this.#set[at] = set;
      this.#param[at] = param[i];
      this.#meet(param[i], set);
    }
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

  #meet(param: number, set: number): void {
    const first = this.#setOfParam.get(param);
    if (first === undefined) this.#setOfParam.set(param, set);
    else if (first !== set) this.#shared.add(param);
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
