/**
 * Values on their way from text to a tensor, in typed arrays that grow: every value in float64 and
 * where it starts in the source, and what is needed to choose a dtype when all have been seen.
 */
export class ValueSink {
  values: Float64Array<ArrayBuffer>;
  /** The offset of each value's first byte. */
  starts: Uint32Array<ArrayBuffer>;
  length = 0;
  /** How many were spelled as integers, and how many as true or false. */
  integers = 0;
  bools = 0;
  /** How many integers reach 2^53, and the first of them: their digits may not fit a float64. */
  wide = 0;
  firstWide = -1;

  /** `sourceLength` bounds the growth: no value is shorter than two bytes with its separator. */
  constructor(private readonly sourceLength: number) {
    const capacity = Math.min(8, Math.ceil((sourceLength + 1) / 2));
    this.values = new Float64Array(capacity);
    this.starts = new Uint32Array(capacity);
  }

  /** Adds a number with a point or an exponent, NaN or ±Infinity. */
  push(value: number, start: number): void {
    if (this.length === this.values.length) this.grow(start);
    this.values[this.length] = value;
    this.starts[this.length++] = start;
  }

  /** Adds a number without point and exponent; `wide` if it reaches 2^53. */
  pushInteger(value: number, start: number, wide: boolean): void {
    this.integers++;
    if (wide && this.wide++ === 0) this.firstWide = this.length;
    this.push(value, start);
  }

  /** Adds true as 1 and false as 0. */
  pushBool(value: boolean, start: number): void {
    this.bools++;
    this.push(value ? 1 : 0, start);
  }

  /** Multiplies every value; integers stay integers if the factor is one and their digits fit. */
  multiply(factor: number, integer: boolean): void {
    const { values, length } = this;
    let exact = integer && this.wide === 0;
    for (let i = 0; i < length; i++) {
      values[i] *= factor;
      exact &&= Math.abs(values[i]) < 2 ** 53;
    }
    this.bools = 0;
    if (!exact) this.integers = this.wide = 0;
  }

  // To what the rest of the source will need if it goes on as it began, at least half as much again,
  // and at most what could still come (always some, since missing cells take no text).
  private grow(position: number): void {
    const left = Math.max(0, this.sourceLength - position);
    const likely = Math.ceil(this.length * (1 + left / Math.max(1, position)) * 1.02);
    const bounded = Math.min(Math.max(likely, Math.ceil(this.length * 1.5)), this.length * 8);
    const capacity = Math.max(
      this.length + 16 + (this.length >> 3),
      Math.min(bounded, this.length + Math.ceil((left + 2) / 2)),
    );
    const values = new Float64Array(capacity);
    values.set(this.values);
    this.values = values;
    const starts = new Uint32Array(capacity);
    starts.set(this.starts);
    this.starts = starts;
  }

  /** A sink of `length` zeros, to be filled in any order. */
  static of(length: number): ValueSink {
    const sink = new ValueSink(0);
    sink.values = new Float64Array(length);
    sink.starts = new Uint32Array(length);
    sink.length = length;
    return sink;
  }

  /** Takes over how the values of `part`, which were copied into this sink, were spelled. */
  addCounts(part: ValueSink): void {
    this.integers += part.integers;
    this.bools += part.bools;
    this.wide += part.wide;
    if (part.wide > 0) this.firstWide = 0;
  }

  /** The values `[from, to)` as a sink of their own, over the same memory. */
  slice(from: number, to: number): ValueSink {
    if (from === 0 && to === this.length) return this;
    const part = new ValueSink(0);
    part.values = this.values.subarray(from, to);
    part.starts = this.starts.subarray(from, to);
    part.length = to - from;
    // All or none: how many of a part were integers is known only where all or none are.
    if (this.integers === this.length) part.integers = part.length;
    if (this.bools === this.length) part.bools = part.length;
    if (this.wide > 0) [part.wide, part.firstWide] = [1, 0];
    return part;
  }

  /** The values without the room that was kept for more; copied only where much was kept. */
  trimmed(): Float64Array<ArrayBuffer> {
    if (this.length === this.values.length) return this.values;
    const roomy = this.values.length - this.length > this.length / 8;
    return roomy ? this.values.slice(0, this.length) : this.values.subarray(0, this.length);
  }
}
