import { sizeOf } from '../../tensor/tensor';
import { ValueSink } from '../sink';
import type { SpelledDtype } from './dtype';

/** Rows one below the other: one slice's, or some of its columns. */
export interface Block {
  readonly slice: readonly number[];
  readonly place: 'front' | 'back';
  readonly from: number;
  rows: number;
  columns: number;
}

/** One matrix, as far as it has been read. */
export interface Grid {
  name: string;
  span: { start: number; end: number };
  shape?: readonly number[];
  dtype?: SpelledDtype;
  readonly sink: ValueSink;
  readonly blocks: Block[];
  scale: number;
  /** Its lines go on from one another: a vector. */
  flat?: boolean;
  /** A number without brackets and axes. */
  scalar?: boolean;
}

/** Puts the blocks where they belong, in row-major order; undefined if they do not fit together. */
export function assemble(grid: Grid): { sink: ValueSink; shape: readonly number[] } | undefined {
  const { blocks, sink } = grid;
  const slices = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = block.slice.join();
    const list = slices.get(key);
    if (list) list.push(block);
    else slices.set(key, [block]);
  }
  const groups = [...slices.values()];
  const rows = groups[0][0].rows;
  const columns = widthOf(groups[0]);
  if (groups.some((group) => widthOf(group) !== columns || group.some((block) => block.rows !== rows)))
    return undefined;
  const { place, slice } = groups[0][0];
  const outer = slice.map((_, axis) => Math.max(...groups.map((group) => group[0].slice[axis])) + 1);
  if (sizeOf(outer) !== groups.length) return undefined;
  const shape = place === 'front' ? [...outer, rows, columns] : [rows, columns, ...outer];
  const said = grid.shape;
  const flat = said?.length === 1 && said[0] === rows * columns && outer.length === 0;
  if (said && !flat && said.join() !== shape.join()) return undefined;
  return { sink: arranged(sink, groups, shape, place), shape: flat ? said : shape };
}

function widthOf(group: readonly Block[]): number {
  return group.reduce((sum, { columns }) => sum + columns, 0);
}

function arranged(
  from: ValueSink,
  groups: readonly Block[][],
  shape: readonly number[],
  place: 'front' | 'back',
): ValueSink {
  const count = groups.length;
  const [rows, columns] = place === 'front' ? shape.slice(-2) : shape;
  const outer = place === 'front' ? shape.slice(0, -2) : shape.slice(2);
  const to = ValueSink.of(from.length);
  to.addCounts(from);
  for (const group of groups) {
    const slice = group[0].slice.reduce((index, part, axis) => index * outer[axis] + part, 0);
    let left = 0;
    for (const block of group) {
      for (let i = 0; i < block.rows * block.columns; i++) {
        const row = Math.floor(i / block.columns);
        const cell = row * columns + left + (i % block.columns);
        const target = place === 'front' ? slice * rows * columns + cell : cell * count + slice;
        to.values[target] = from.values[block.from + i];
        to.starts[target] = from.starts[block.from + i];
      }
      left += block.columns;
    }
  }
  return to;
}
