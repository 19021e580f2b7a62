import type { Problem, Span } from '../../problem';
import { Char } from '../bytes';
import { shapeText } from '../excerpt';
import type { Language } from '../language';
import { scalarOf, type Constructor } from './vocabulary';

/** What code in front of an array says about it. */
export interface Declaration {
  /** The lengths of its axes, -1 where they are left to the values; none if it says nothing about them. */
  readonly lengths: readonly number[];
  /** What it shows of the language. */
  readonly traits: Partial<Language>;
}

const NOTHING: Declaration = { lengths: [], traits: {} };
/** How much text in front of an array may declare it. */
export const DECLARED_REACH = 160;

// `double a[2][3] = {`, `int a[] = {`, `new int[5] {`
const C_ARRAY =
  /(?:\b[A-Za-z_][\w:]*(?:<[^<>\n]*>)?[\s*&]+[A-Za-z_]\w*|\bnew[ \t]+[\w:.]+)[ \t]*((?:\[[ \t]*\d*[ \t]*\][ \t]*)+)=?\s*$/;
// `int[] a = {`, `std::array<double, 3> a = {`
const C_OTHER =
  /\b(?:const|int|long|short|char|byte|float|double|unsigned|u?int\d+_t|size_t)\b[^\n;={}]*=\s*$|\barray<[^<>\n]*?,\s*(?<length>\d+)>\s+\w+\s*=?\s*$/;
// `let a = [`, `let mut a: [f64; 4] = [`, `vec![`
const RUST =
  /\blet(?:[ \t]+mut)?[ \t]+\w+[ \t]*(?::[^=\n]*)?=\s*&?(?:vec!)?$|:[ \t]*&?\[[^\]=\n]*;[^=\n]*\][ \t]*=\s*&?$|\bvec!$/;
// `[3]int{`, `[...]float64{`, `[][]float32{`, `[_]f32{`
const COMPOSITE = /^((?:\[(?:\d{1,9}|\.\.\.|_)?\])+)\*?([A-Za-z_][\w.]*)[ \t]?(?=\{)/;

/** What the text in front of a bracket declares the array in it to be. */
export function declarationOf(text: string, bracket: number): Declaration {
  if (bracket === Char.OpenBracket) return RUST.test(text) ? { lengths: [], traits: { repeats: true } } : NOTHING;
  if (bracket !== Char.OpenBrace) return NOTHING;
  const line = text.slice(text.lastIndexOf(';') + 1);
  const dimensions = C_ARRAY.exec(line)?.[1];
  if (dimensions !== undefined) return { lengths: lengthsOf(dimensions), traits: { octal: true } };
  const other = C_OTHER.exec(line);
  if (!other) return NOTHING;
  const length = other.groups?.length;
  return { lengths: length === undefined ? [] : [Number(length)], traits: { octal: true } };
}

/** A type in front of braces, as Go and Zig write it. */
export interface Composite {
  /** How long the type is. */
  readonly length: number;
  readonly made: Constructor;
  readonly lengths: readonly number[];
}

/** The type that a text begins with, if it is one and braces follow: `[3]int{1, 2, 3}`. */
export function compositeAt(text: string): Composite | undefined {
  const type = COMPOSITE.exec(text);
  if (!type) return undefined;
  return {
    length: type[0].length,
    made: { library: 'other', dtype: scalarOf(type[2]) },
    lengths: lengthsOf(type[1]),
  };
}

function lengthsOf(dimensions: string): number[] {
  return [...dimensions.matchAll(/\[[ \t]*(\d*)[^\]]*\]/g)].map(([, length]) => (length === '' ? -1 : Number(length)));
}

/** The shape of values that are declared to have `lengths`: C may write them without inner braces. A problem if they do not fill it. */
export function declaredShape(
  lengths: readonly number[],
  shape: readonly number[],
  span: Span,
): readonly number[] | Problem {
  if (lengths.length === 0) return shape;
  if (lengths.length === shape.length && lengths.every((length, axis) => length < 0 || length === shape[axis]))
    return shape;
  const inner = lengths.slice(1).reduce((product, length) => product * length, 1);
  const [count] = shape;
  const flat = shape.length === 1 && inner > 0 && count % inner === 0;
  if (flat && (lengths[0] < 0 || lengths[0] * inner === count)) return [count / inner, ...lengths.slice(1)];
  const said = shapeText(lengths).replaceAll('-1', '');
  return { code: 'literal.declared', severity: 'error', args: { said, found: shapeText(shape) }, span };
}
