import type { Engine, TensorId, View } from '../protocol/engine';
import type { Operand } from '../protocol/compare';
import type { Local, Work } from '../protocol/rpc';
import { tensorsOf } from './schemes';
import type { TensorStore } from './store';

/** The calls about one tensor. */
export type TensorCall = {
  [K in keyof Engine]: Engine[K] extends (request: infer Q) => unknown
    ? Q extends { readonly tensor: TensorId }
      ? K
      : never
    : never;
}[keyof Engine];

/** The calls that are answered for a tensor that does not fit into memory; others are refused by the store. */
export type StreamedCalls = Partial<Pick<Local<Engine>, TensorCall>>;

type AnyCall = (request: View, ...rest: never[]) => unknown;

/**
 * One engine of two: each call about a tensor goes to the one for tensors in memory or to the one for those that stay in
 * their file. What fits into memory and is not there yet is taken there first.
 */
export function wherever(store: TensorStore, resident: Local<Engine>, streamed: StreamedCalls): Local<Engine> {
  const calls = Object.entries(resident).map(([name, call]) => [
    name,
    (request: unknown, signal: AbortSignal, work: Parameters<typeof resident.open>[2]) => {
      const here = call as (...all: unknown[]) => unknown;
      if (isAboutTwo(request)) return withAll(store, operandsOf(request), work, () => here(request, signal, work));
      if (!isAboutTensor(request)) return here(request, signal, work);
      const there = streamed[name as TensorCall] as AnyCall | undefined;
      if (there && store.streamed(request.tensor)) return (there as typeof here)(request, signal, work);
      return withAll(store, tensorsOf(request), work, () => here(request, signal, work));
    },
  ]);
  return Object.fromEntries(calls) as Local<Engine>;
}

// What is in memory is answered at once.
function withAll(store: TensorStore, ids: readonly TensorId[], work: Work, answer: () => unknown): unknown {
  return store.mustLoad(ids) ? store.load(ids, work).then(answer) : answer();
}

interface Two {
  readonly a: Operand;
  readonly b: Operand;
}

function isAboutTwo(request: unknown): request is Two {
  const { a, b } = (request ?? {}) as Partial<Two>;
  return typeof a === 'object' && typeof b === 'object';
}

function operandsOf({ a, b }: Two): TensorId[] {
  return [a, b].flatMap((operand) => ('tensor' in operand ? [operand.tensor] : []));
}

function isAboutTensor(request: unknown): request is View {
  return typeof (request as Partial<View> | undefined)?.tensor === 'string';
}
