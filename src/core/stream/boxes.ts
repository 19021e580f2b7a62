import { sizeOf } from '../tensor/tensor';

/** An axis of a stored tensor as a pass sees it: how long, how far apart in the file, and whether a box must have all of it. */
export interface BoxAxis {
  readonly length: number;
  /** In elements. */
  readonly stride: number;
  readonly whole: boolean;
}

/** A part of a tensor: from `start` on, `shape` indices along each axis. */
export interface Box {
  readonly start: readonly number[];
  readonly shape: readonly number[];
}

/** The axes from the slowest in the file to the fastest. */
function fileOrder(axes: readonly BoxAxis[]): number[] {
  return [...axes.keys()].sort((a, b) => axes[b].stride - axes[a].stride || axes[a].length - axes[b].length);
}

/**
 * The shape of the boxes that a tensor is divided into: the `whole` axes all of them, of the others as much as fits into
 * `most` elements, the fastest in the file first.
 */
export function boxShape(axes: readonly BoxAxis[], most: number): number[] {
  const shape = axes.map(({ length, whole }) => (whole ? length : 1));
  let size = sizeOf(shape);
  for (const axis of fileOrder(axes).reverse()) {
    if (axes[axis].whole) continue;
    shape[axis] = Math.max(1, Math.min(axes[axis].length, Math.floor(most / Math.max(size, 1))));
    size *= shape[axis];
    if (shape[axis] < axes[axis].length) break;
  }
  return shape;
}

/** All boxes of a shape, in the order of the file. Those at the ends are smaller. None of an empty tensor. */
export function* boxesOf(axes: readonly BoxAxis[], shape: readonly number[]): Generator<Box> {
  if (axes.some(({ length }) => length === 0)) return;
  const order = fileOrder(axes);
  const start = axes.map(() => 0);
  for (;;) {
    yield { start: [...start], shape: shape.map((length, axis) => Math.min(length, axes[axis].length - start[axis])) };
    let place = order.length - 1;
    for (; place >= 0; place--) {
      const axis = order[place];
      start[axis] += shape[axis];
      if (start[axis] < axes[axis].length) break;
      start[axis] = 0;
    }
    if (place < 0) return;
  }
}

/** A stretch of elements that lie one after the other in the file. */
export interface Run {
  readonly first: number;
  readonly length: number;
}

/** The stretches of a box, in the order of the file, as few as there are. */
export function* runsOf(axes: readonly BoxAxis[], { start, shape }: Box): Generator<Run> {
  const order = fileOrder(axes);
  let inner = order.length;
  let length = 1;
  // Along the fastest axes a box is one stretch, up to and with the first axis that it does not have all of.
  while (inner > 0) {
    const axis = order[inner - 1];
    if (axes[axis].length > 1 && axes[axis].stride !== length) break;
    inner--;
    length *= shape[axis];
    if (shape[axis] < axes[axis].length) break;
  }
  const outer = order.slice(0, inner);
  const first = axes.reduce((sum, { stride }, axis) => sum + start[axis] * stride, 0);
  const turns = outer.map(() => 0);
  for (;;) {
    yield { first: outer.reduce((sum, axis, i) => sum + turns[i] * axes[axis].stride, first), length };
    let place = outer.length - 1;
    for (; place >= 0; place--) {
      if (++turns[place] < shape[outer[place]]) break;
      turns[place] = 0;
    }
    if (place < 0) return;
  }
}

/** The strides of a box whose elements were copied out one after the other in the order of the file. */
export function boxStrides(axes: readonly BoxAxis[], shape: readonly number[]): number[] {
  const strides = axes.map(() => 0);
  let step = 1;
  for (const axis of fileOrder(axes).reverse()) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}
