import { Char } from '../bytes';
import { constructorOf, scalarOf } from '../literal/vocabulary';

/** A bracket that is open, and what has been seen in it. */
export interface Frame {
  readonly start: number;
  readonly bracket: number;
  /** The arguments of an array's constructor, where words, texts and keywords belong. */
  readonly call: boolean;
  values: number;
  lists: number;
  keys: number;
  foreign: boolean;
  /** Behind `name=` in a call: nothing in it matters. */
  keyword: boolean;
  /** How many arrays had been found when it opened. */
  readonly found: number;
}

/**
 * Whether what closes is an array. Round brackets and braces around one number mean nothing; braces with keys are data
 * where they hold arrays, or where the text is known to be data (`objects`).
 */
export function isArrayFrame(frame: Frame, objects: boolean): boolean {
  if (frame.values === 0) return false;
  if (frame.call || frame.bracket === Char.OpenBracket) return true;
  if (frame.keys > 0) return objects || frame.lists > 0;
  return frame.values > 1;
}

/** Whether it may stand in an array though it is none: nothing, one number in brackets, or an object. */
export function isHarmless(frame: Frame): boolean {
  return !frame.foreign && (frame.values <= 1 || frame.bracket === Char.OpenBrace);
}

/** Whether a call of this name is an array, or a number. */
export function makesArray(word: string): boolean {
  return constructorOf(word) !== undefined || scalarOf(word) !== undefined;
}

/** Whether a bracket behind this word holds the elements of an array: `Float32[`, `vec![`. */
export function isType(word: string): boolean {
  return scalarOf(word) !== undefined || word.endsWith('!');
}
