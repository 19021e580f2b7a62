import { NUMPY } from './dialect';
import { fittedLines } from './fitted';
import { byFormula } from './manual';
import { program } from './program';
import type { Recipe } from './recipe';

/** NumPy: the formula. */
export function numpyCode(recipe: Recipe): string {
  return program(recipe, NUMPY, recipe.fitted ? fittedLines(recipe, NUMPY) : byFormula(recipe, NUMPY));
}
