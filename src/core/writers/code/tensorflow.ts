import { TENSORFLOW } from './dialect';
import { fittedLines } from './fitted';
import { byFormula } from './manual';
import { program } from './program';
import { float, list } from './python';
import type { Recipe } from './recipe';

/** TensorFlow: the formula in its functions, and the layer of Keras that it is. */
export function tensorflowCode(recipe: Recipe): string {
  if (recipe.fitted) return program(recipe, TENSORFLOW, fittedLines(recipe, TENSORFLOW));
  return program(recipe, TENSORFLOW, byFormula(recipe, TENSORFLOW), notesOf(recipe));
}

function notesOf(recipe: Recipe): string[] {
  const layer = kerasLayer(recipe);
  if (!layer) return ['Keras has no layer that computes this'];
  const spreads = recipe.masked ? ', which lets NaN and infinities spread' : '';
  return [`As a layer: tf.keras.layers.${layer}${spreads}`];
}

// https://keras.io/api/layers/normalization_layers/
function kerasLayer({ scheme, channelAxis, ndim, params }: Recipe): string | undefined {
  const { eps, momentum, numGroups = 1, normalizedNdim = 1, convention, ddof } = scheme;
  const affine = `center=${python(has(params, 'bias'))}, scale=${python(has(params, 'weight'))}`;
  const last = list(Array.from({ length: normalizedNdim }, (_, i) => i - normalizedNdim));
  switch (scheme.scheme) {
    case 'input':
      return ddof === 0 && convention === 'keras' ? `Normalization(axis=${list(scheme.keptAxes)})` : undefined;
    case 'batch': {
      if (channelAxis === undefined || momentum === null || momentum === undefined) return undefined;
      const kept = convention === 'pytorch' || convention === 'sklearn' ? 1 - momentum : momentum;
      return `BatchNormalization(axis=${channelAxis}, momentum=${kept}, epsilon=${float(eps)}, ${affine})`;
    }
    case 'layer':
      return `LayerNormalization(axis=${last}, epsilon=${float(eps)}, ${affine})`;
    case 'instance':
      return ndim > 2
        ? `GroupNormalization(groups=-1, axis=${channelAxis}, epsilon=${float(eps)}, ${affine})`
        : undefined;
    case 'group':
      return ndim > 1
        ? `GroupNormalization(groups=${numGroups}, axis=${channelAxis}, epsilon=${float(eps)}, ${affine})`
        : undefined;
    case 'rms':
      return has(params, 'bias') ? undefined : `RMSNormalization(axis=${last}, epsilon=${float(eps)})`;
  }
}

function has(params: Recipe['params'], name: string): boolean {
  return params.some(([param]) => param === name);
}

function python(value: boolean): string {
  return value ? 'True' : 'False';
}
