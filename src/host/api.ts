import { Range, Uri } from 'vscode';
import type { CancellationToken } from 'vscode';
import type { Translate } from '../../l10n';
import type {
  Comparison,
  Failure,
  Input,
  Inspection,
  Normalization,
  NormscopeApi,
  Outcome,
  Remark,
  TensorFacts,
} from '../api/normscope';
import type { EngineClient } from '../engine';
import type { OpenResult, TensorInfo } from '../protocol/engine';
import { CodedError, wireError } from '../protocol/rpc';
import { insideOf, type Inside, type InsideParts } from './inside';
import { schemeOf, textOf, toleranceOf, type Asked } from './asked';
import { tensorNamed, withGiven, type Given } from './given';
import { requestOf } from './offered/content';
import type { OfferedSources } from './offered/offeredSources';
import { inspectOffered } from './tree/commands';

/** What `activate` returns: the API of `src/api/normscope.d.ts`, and what the specs see of the inside. */
export type HostApi = Omit<NormscopeApi, keyof Inside> & Inside;

export interface ApiParts extends InsideParts {
  readonly engine: EngineClient;
  readonly offered: OfferedSources;
  readonly say: Translate;
}

export function createApi(parts: ApiParts): HostApi {
  const { engine, offered, say } = parts;
  const outcome = <T>(run: () => Promise<T>): Promise<Outcome<T>> => settled(run, say);
  return {
    version: 1,
    ...insideOf(parts),
    inspect: (input, options) => outcome(() => inspect(engine, input, say, signalOf(options?.token))),
    normalize: (input, scheme, options) => outcome(() => normalize(parts, input, recordOf(scheme), recordOf(options))),
    compare: (a, b, options) => outcome(() => compare(engine, [a, b], recordOf(options))),
    registerSource: (source) => {
      try {
        const registered = offered.register(source);
        const { id } = source;
        return {
          ok: {
            show: (name) => outcome(() => inspectOffered(parts, { id, tensor: { name: String(name) } })),
            dispose: () => void registered.dispose(),
          },
        };
      } catch (error) {
        return { err: failure(error, say) };
      }
    },
  };
}

async function inspect(
  engine: EngineClient,
  input: Input,
  say: Translate,
  signal: AbortSignal | undefined,
): Promise<Inspection> {
  return withGiven(
    engine,
    givenOf(input),
    async (read) => {
      const tensor = chosenOf(read, input);
      const { summary } = await engine.summary({ tensor: tensor.id }, signal);
      const others = read.tensors.filter(({ id }) => id !== tensor.id).map(factsOf);
      const problems = read.problems.map(({ code, args, severity }): Remark => ({
        code,
        args,
        severity,
        message: say(code, args),
      }));
      return { tensor: factsOf(tensor), summary, others, problems };
    },
    signal,
  );
}

async function normalize(
  { engine, say }: ApiParts,
  input: Input,
  asked: Asked,
  options: Asked,
): Promise<Normalization> {
  const scheme = schemeOf(asked);
  const signal = signalOf(options.token);
  return withGiven(
    engine,
    givenOf(input),
    async (read) => {
      const tensor = chosenOf(read, input);
      const view = { tensor: tensor.id, scheme };
      const { before, after, findings } = await engine.report(view, signal);
      const isWanted = options.values !== false;
      const values = isWanted ? doublesOf(await engine.write({ ...view, format: 'npy' }, signal)) : undefined;
      return {
        tensor: factsOf(tensor),
        before,
        after,
        findings: findings.map(({ code, args, severity }): Remark => ({
          code: `advice.${code}`,
          args,
          severity,
          message: say(`advice.${code}`, args),
        })),
        values,
      };
    },
    signal,
  );
}

async function compare(
  engine: EngineClient,
  [first, second]: readonly [Input, Input],
  options: Asked,
): Promise<Comparison> {
  const tolerance = toleranceOf(options);
  const signal = signalOf(options.token);
  return withGiven(
    engine,
    givenOf(first),
    (a) =>
      withGiven(
        engine,
        givenOf(second),
        async (b) => {
          const sides = { a: { tensor: chosenOf(a, first).id }, b: { tensor: chosenOf(b, second).id } };
          const { close, shape, count, mismatches, maxAbs, maxRel, meanAbs, rms, cosine } = await engine.compareTensors(
            { ...sides, options: { tolerance } },
            signal,
          );
          return { close, shape, count, mismatches, maxAbs, maxRel, meanAbs, rms, cosine };
        },
        signal,
      ),
    signal,
  );
}

// Types are a promise that an extension in JavaScript need not keep.
function givenOf(input: unknown): Given {
  const { uri, range } = recordOf(input);
  if (uri === undefined) return { request: requestOf(input) };
  return { uri: addressOf(uri), range: range instanceof Range ? range : undefined };
}

function addressOf(uri: unknown): Uri {
  if (uri instanceof Uri) return uri;
  try {
    if (typeof uri === 'string') return Uri.parse(uri, true);
  } catch {
    // No scheme: said below.
  }
  throw new CodedError('api.uri', { uri: typeof uri === 'string' ? uri : typeof uri });
}

function chosenOf(read: OpenResult, input: Input): TensorInfo {
  return tensorNamed(read, textOf(input.tensor));
}

function factsOf({ name, shape, dtype }: TensorInfo): TensorFacts {
  return { name, shape, dtype };
}

const NPY_LENGTH_AT = 8;
const NPY_HEADER_AT = 10;

// The writer's own .npy, version 1.0, float64: behind the header there is nothing but the values.
function doublesOf(npy: Uint8Array): Float64Array {
  const header = new DataView(npy.buffer, npy.byteOffset).getUint16(NPY_LENGTH_AT, true);
  return new Float64Array(npy.slice(NPY_HEADER_AT + header).buffer);
}

function recordOf(value: unknown): Asked {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function signalOf(token: unknown): AbortSignal | undefined {
  const { isCancellationRequested, onCancellationRequested } = (token ?? {}) as Partial<CancellationToken>;
  if (typeof onCancellationRequested !== 'function') return undefined;
  const controller = new AbortController();
  if (isCancellationRequested) controller.abort();
  onCancellationRequested(() => controller.abort());
  return controller.signal;
}

async function settled<T>(run: () => Promise<T>, say: Translate): Promise<Outcome<T>> {
  try {
    return { ok: await run() };
  } catch (error) {
    return { err: failure(error, say) };
  }
}

function failure(error: unknown, say: Translate): Failure {
  const { code, args } = wireError(error);
  return { code, args, message: say(code, args) };
}
