import type { Explanation } from '../core/schemes/explain';
import type { PlaneAxes, Rectangle, Tiles } from '../core/values/plane';
import type { View } from './engine';

/** Which numbers of a view: as they were read, normalized, or what normalizing added. Without a scheme there is only `before`. */
export type ValueSide = 'before' | 'after' | 'difference';

export interface ValuesOf extends View {
  readonly of: ValueSide;
}

/** A part of a plane of a tensor. */
export interface WindowRequest extends ValuesOf {
  readonly plane: PlaneAxes;
  readonly area: Rectangle;
  /** How many elements along each axis make one tile. */
  readonly tile: Tiles['tile'];
}
export interface ValueWindow extends Tiles {
  /** Names of the rows and columns of `area`, where the source has some and a tile is one element long. */
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
}

/** A value to look for from an element on, around the end: the next one within `within` of it, or the nearest. */
export interface FindRequest extends ValuesOf {
  readonly value: number;
  readonly within: number;
  readonly from?: number;
}

export interface ExplainRequest extends View {
  /** Row-major. */
  readonly index: number;
}
/** One element and where its normalized value comes from. */
export interface ElementExplanation {
  readonly index: number;
  readonly position: readonly number[];
  /** Its name along each axis, where the source has one. */
  readonly names: readonly (string | undefined)[];
  readonly before: number;
  /** The value with all digits, where it is an integer that a double does not hold. */
  readonly exact?: string;
  /** Under the scheme; absent without one. */
  readonly normalized?: Omit<Explanation, 'scheme' | 'position' | 'x'> & {
    /** How many values the set has, those left out included. */
    readonly size: number;
  };
}
