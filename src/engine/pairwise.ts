import { compare, comparedAt, differenceOf, identify, tensorOf, type ExplainedBy, type Tensor } from '../core';
import { rowMajor, toFloat64 } from '../core/tensor/values';
import type { Explanation, Operand, Pairwise } from '../protocol/compare';
import type { ParamRef } from '../protocol/engine';
import type { Local } from '../protocol/rpc';
import { valueOf } from './outcome';
import type { TensorStore } from './store';

/** Answers what is asked about two tensors. */
export function pairwiseOf(store: TensorStore): Local<Pairwise> {
  const tensorAt = (operand: Operand): Tensor => {
    if ('tensor' in operand) return store.get(operand.tensor).tensor;
    const { data, shape, dtype } = operand.contents;
    return tensorOf(data, shape, dtype);
  };
  return {
    contents: ({ tensor }) => {
      const { data, shape, dtype } = rowMajor(store.get(tensor).tensor);
      return { data: data.slice(), shape, dtype };
    },
    compareTensors: ({ a, b, options }) => valueOf(compare(tensorAt(a), tensorAt(b), options)),
    difference: ({ a, b, align }) => store.keep(valueOf(differenceOf(tensorAt(a), tensorAt(b), align))),
    comparedAt: ({ a, b, index, ...options }) => valueOf(comparedAt(tensorAt(a), tensorAt(b), index, options)),
    identify: ({ a, b }) => {
      const { best, runnersUp, ...rest } = valueOf(identify(tensorAt(a), tensorAt(b)));
      return { ...rest, best: best && explanation(best), runnersUp: runnersUp.map(explanation) };
    },
  };
}

function explanation({ params, ...rest }: ExplainedBy): Explanation {
  const { weight, bias, runningMean: _, runningVar: __, ...plain } = params;
  return { ...rest, params: { ...plain, ...numbers('weight', weight), ...numbers('bias', bias) } };
}

function numbers(name: 'weight' | 'bias', tensor: ExplainedBy['params']['weight']): { [K in typeof name]?: ParamRef } {
  return tensor && isTensor(tensor) ? { [name]: { values: Array.from(toFloat64(tensor)) } } : {};
}

function isTensor(value: NonNullable<ExplainedBy['params']['weight']>): value is Tensor {
  return typeof value === 'object' && 'strides' in value;
}
