import {
  elementAt,
  explain,
  extentOf,
  findValue,
  planeOf,
  positionOf,
  sizeOf,
  tilesOf,
  type Explanation,
  type Extent,
  type MadeReport,
  type PlaneAxes,
  type SchemeParams,
  type Shown,
  type Tensor,
} from '../core';
import type { ReadTensor } from '../core/readers/reader';
import type { Engine, Scheme, TensorId, View } from '../protocol/engine';
import { CodedError, type Local } from '../protocol/rpc';
import type { ElementExplanation, ExplainRequest, ValuesOf, ValueWindow, WindowRequest } from '../protocol/values';
import { valueOf } from './outcome';

/** What the calls about single values are answered from. */
export interface ValueSources {
  read(id: TensorId): ReadTensor;
  made(view: Required<View>): MadeReport;
  params(scheme: Scheme): SchemeParams;
  /** An extent that is worked out once. */
  extent(view: View, key: string, make: () => Extent): Extent;
}

/** The engine's calls about single values: parts of a plane, their extent, one element explained, a value found. */
export function valueCalls(sources: ValueSources): Pick<Local<Engine>, 'window' | 'extent' | 'explain' | 'find'> {
  const shown = ({ of, tensor, scheme }: ValuesOf): Shown => {
    const before = sources.read(tensor).tensor;
    if (of === 'before' || !scheme) return [before];
    const after = sources.made({ tensor, scheme }).normalized.output;
    return of === 'after' ? [after] : [before, after];
  };
  return {
    window: (request) => windowOf(request, shown(request), sources.read(request.tensor).labels),
    extent: (request) => sources.extent(request, request.of, () => extentOf(shown(request))),
    explain: (request) => explained(request, sources),
    find: ({ value, within, from, ...view }) => findValue(shown(view), { value, within }, from),
  };
}

// A tile is no less than an element, and a window no more than a screen can show.
const MOST_TILES = 2 ** 20;

function windowOf({ plane, area, tile }: WindowRequest, shown: Shown, labels: ReadTensor['labels']): ValueWindow {
  const planes = shown.map((tensor) => planeFor(tensor, plane)) as [Tensor] | [Tensor, Tensor];
  const [height, width] = [area.bottom - area.top, area.right - area.left];
  const isWhole =
    [area.top, area.bottom, area.left, area.right, ...tile].every(Number.isInteger) && tile.every((step) => step >= 1);
  if (!isWhole || (height / tile[0]) * (width / tile[1]) > MOST_TILES) {
    throw new CodedError('engine.window', { most: MOST_TILES });
  }
  const tiles = tilesOf(planes, area, tile);
  const names = (axis: number | undefined, step: number, from: number, to: number): readonly string[] | undefined =>
    axis === undefined || step > 1 ? undefined : labels?.[axis]?.slice(from, to);
  const { top, bottom, left, right } = tiles.area;
  return {
    ...tiles,
    rowNames: names(plane.rows, tile[0], top, bottom),
    columnNames: names(plane.columns, tile[1], left, right),
  };
}

function planeFor(tensor: Tensor, axes: PlaneAxes): Tensor {
  try {
    return planeOf(tensor, axes);
  } catch (error) {
    throw new CodedError('engine.plane', { detail: error instanceof Error ? error.message : String(error) });
  }
}

function explained({ tensor: id, scheme, index }: ExplainRequest, sources: ValueSources): ElementExplanation {
  const { tensor, labels } = sources.read(id);
  const position = valueOf(positionOf(tensor.shape, index));
  const names = position.map((place, axis) => labels?.[axis]?.[place]);
  const element = { index, position, names, ...elementOf(tensor, index) };
  if (!scheme) return element;
  const made = sources.made({ tensor: id, scheme }).normalized;
  const options = { inverted: scheme.fitted?.invert };
  const explanation = valueOf(explain(tensor, sources.params(scheme), index, made, options));
  return { ...element, normalized: explanationOf(explanation) };
}

/** One value as a number, and with all digits where it is an integer that a double does not hold. */
export function elementOf(tensor: Tensor, index: number): Pick<ElementExplanation, 'before' | 'exact'> {
  const stored = elementAt(tensor, index);
  const before = Number(stored);
  const exact = typeof stored === 'bigint' && !Number.isSafeInteger(before) ? String(stored) : undefined;
  return { before, exact };
}

/** An explanation fit to travel. */
export function explanationOf(explanation: Explanation): NonNullable<ElementExplanation['normalized']> {
  const { scheme: _scheme, position: _position, x: _x, ...normalized } = explanation;
  return { ...normalized, size: sizeOf(normalized.members.map(([start, stop]) => stop - start)) };
}
