import { tensorOf } from '../../tensor/tensor';
import { MOST_INLINE, pythonList } from './data';
import type { Dialect } from './dialect';
import { list } from './python';
import type { Recipe } from './recipe';

/** Statistics that were fitted on other data, applied or undone. */
export function fittedLines(recipe: Recipe, dialect: Dialect): string[] {
  const { fitted, tensor, scheme } = recipe;
  if (!fitted) return [];
  const shape = list(
    tensor.shape.map((length, axis) => (scheme.keptAxes.includes(axis) ? length : 1)),
    '()',
  );
  const { statistics, invert } = fitted;
  const figures = (['mean', 'scale'] as const).map(
    (name) => `${name} = ${dialect.reshape(dialect.of(numbersOf(name, statistics[name])), shape)}`,
  );
  const source =
    statistics.mean.length > MOST_INLINE
      ? ['with open("fitted.json", encoding="utf-8") as file:', '    fitted = json.load(file)']
      : [];
  return [...source, ...figures, invert ? 'y = x * scale + mean' : 'y = (x - mean) / scale'];
}

/** What `fittedLines` imports beside the library. */
export function fittedImports({ fitted }: Recipe): string[] {
  return fitted && fitted.statistics.mean.length > MOST_INLINE ? ['import json'] : [];
}

/** The numbers of a fitted figure as a list, or where they stand in the saved file. */
export function numbersOf(name: 'mean' | 'scale', values: readonly number[]): string {
  if (values.length > MOST_INLINE) return `fitted["${name}"]`;
  return pythonList(tensorOf(Float64Array.from(values), [values.length], 'float64'));
}
