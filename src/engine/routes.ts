import type { Engine, TensorId } from '../protocol/engine';
import type { OnProgress, Remote } from '../protocol/rpc';

/** Requests about one tensor: answered where that tensor is. */
const OF_A_TENSOR = [
  'summary',
  'report',
  'save',
  'breakdown',
  'offers',
  'locate',
  'locateSlice',
  'window',
  'extent',
  'explain',
  'find',
  'slice',
  'compare',
  'batchSize',
  'contents',
  'replacement',
  'write',
  'code',
  'fit',
] as const satisfies readonly (keyof Engine)[];

/** Requests about no tensor, answered at once: on the calling thread. */
const OF_NONE = ['describe', 'parseFitted'] as const satisfies readonly (keyof Engine)[];

/** The part of an engine whose thread is told by a table. */
export type Routes = Pick<Remote<Engine>, (typeof OF_A_TENSOR)[number] | (typeof OF_NONE)[number]>;

/** A request, as it is put to whichever engine answers it. */
export type Ask<A> = (remote: Remote<Engine>, signal?: AbortSignal, onProgress?: OnProgress) => Promise<A>;

/** Puts a request to the engine that holds this tensor. */
export type AskAbout = (
  tensor: TensorId,
  ask: Ask<unknown>,
  signal?: AbortSignal,
  onProgress?: OnProgress,
) => Promise<unknown>;

type Method = (request: unknown, signal?: AbortSignal, onProgress?: OnProgress) => Promise<unknown>;
type Methods = Readonly<Record<string, Method>>;

/** The methods of both tables. */
export function routesTo(about: AskAbout, near: Remote<Engine>): Routes {
  const ofATensor = OF_A_TENSOR.map((name): [string, Method] => [
    name,
    (request, ...on) =>
      about((request as { tensor: TensorId }).tensor, (to, ...s) => methodsOf(to)[name](request, ...s), ...on),
  ]);
  const ofNone = OF_NONE.map((name): [string, Method] => [name, (...call) => methodsOf(near)[name](...call)]);
  return Object.fromEntries([...ofATensor, ...ofNone]) as unknown as Routes;
}

// A request goes on as it came: which one belongs to which method, the type of `Routes` says on the outside.
function methodsOf(engine: Remote<Engine>): Methods {
  return engine as unknown as Methods;
}
