import type { Engine, TensorId, View } from '../protocol/engine';
import type { Local } from '../protocol/rpc';
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
      if (!isAboutTensor(request)) return here(request, signal, work);
      const there = streamed[name as TensorCall] as AnyCall | undefined;
      if (there && store.streamed(request.tensor)) return (there as typeof here)(request, signal, work);
      if (!store.mustLoad(tensorsOf(request))) return here(request, signal, work);
      return store.load(tensorsOf(request), work).then(() => here(request, signal, work));
    },
  ]);
  return Object.fromEntries(calls) as Local<Engine>;
}

function isAboutTensor(request: unknown): request is View {
  return typeof (request as Partial<View> | undefined)?.tensor === 'string';
}
