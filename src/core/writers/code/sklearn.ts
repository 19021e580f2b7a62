import { NUMPY } from './dialect';
import { numbersOf } from './fitted';
import { program } from './program';
import { float, list } from './python';
import type { Recipe } from './recipe';

const IMPORT = 'from sklearn.preprocessing import StandardScaler';

/** scikit-learn: StandardScaler over the samples. It has no layer for any other scheme. */
export function sklearnCode(recipe: Recipe): string {
  const { tensor, scheme, fitted } = recipe;
  const order = [...scheme.reducedAxes, ...scheme.keptAxes];
  const moved = order.some((axis, i) => axis !== i);
  const lengths = (axes: readonly number[]): number[] => axes.map((axis) => tensor.shape[axis]);
  const [samples, features] = [product(lengths(scheme.reducedAxes)), product(lengths(scheme.keptAxes))];
  const back = list(
    order.map((_, axis) => order.indexOf(axis)),
    '()',
  );
  const body = [
    '# Samples by features',
    `samples = x${moved ? `.transpose(${list(order, '()')})` : ''}.reshape(${samples}, ${features})`,
    ...(fitted ? given(fitted.statistics) : ['scaler = StandardScaler()']),
    scaled(recipe, samples),
    `y = y.reshape(${list(lengths(order), '()')})${moved ? `.transpose(${back})` : ''}`,
  ];
  return program(recipe, { ...NUMPY, imports: [...NUMPY.imports, IMPORT] }, body, notesOf(recipe));
}

function notesOf({ tensor, scheme, masked }: Recipe): string[] {
  const notes = [];
  if (masked && tensor.dtype !== 'bool') notes.push('StandardScaler leaves NaN out as well; it refuses infinities');
  if (scheme.convention === 'keras' || scheme.convention === 'onnx')
    notes.push(
      `StandardScaler divides by the standard deviation itself, without the ${float(scheme.eps)} that ${scheme.convention} adds`,
    );
  return notes;
}

function given(statistics: { readonly mean: readonly number[]; readonly scale: readonly number[] }): string[] {
  return [
    'scaler = StandardScaler()',
    `scaler.mean_ = np.array(${numbersOf('mean', statistics.mean)}, dtype=np.float64)`,
    `scaler.scale_ = np.array(${numbersOf('scale', statistics.scale)}, dtype=np.float64)`,
    'scaler.var_ = scaler.scale_ ** 2',
    'scaler.n_features_in_ = scaler.mean_.size',
  ];
}

function scaled({ fitted, scheme }: Recipe, samples: number): string {
  if (fitted) return `y = scaler.${fitted.invert ? 'inverse_transform' : 'transform'}(samples)`;
  const sample = scheme.ddof === 1 ? ` * np.sqrt(${samples - 1} / ${samples})  # to ddof=1` : '';
  return `y = scaler.fit_transform(samples)${sample}`;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((a, b) => a * b, 1);
}
