import { Position, Range, Uri, workspace } from 'vscode';
import { translator } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { Scheme, TensorInfo } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';
import { SCHEME_CHOICES } from '../choices';
import { tensorNamed, withGiven, type Given } from '../given';

/** A call of a tool. The input is what the manifest's schema says, or anything else: models make mistakes. */
interface Call {
  readonly engine: EngineClient;
  readonly input: Record<string, unknown>;
  readonly signal: AbortSignal;
}

// Models read English best, and their answers quote it.
const say = translator('en');
const MOST_VALUES = 500;

/** What each tool answers: JSON, figures in full. */
export const ANSWERS = {
  normscope_inspect: ({ engine, input, signal }: Call) =>
    withGiven(
      engine,
      givenOf(input),
      async (read) => {
        const chosen = tensorNamed(read, textOf(input.tensor));
        const { summary } = await engine.summary({ tensor: chosen.id }, signal);
        return json({
          tensor: about(chosen),
          summary,
          others: read.tensors.filter(({ id }) => id !== chosen.id).map(about),
          problems: read.problems.map(({ code, args }) => say(code, args)),
        });
      },
      signal,
    ),
  normscope_normalize: ({ engine, input, signal }: Call) =>
    withGiven(
      engine,
      givenOf(input),
      async (read) => {
        const chosen = tensorNamed(read, textOf(input.tensor));
        const scheme = schemeOf(input);
        const report = await engine.report({ tensor: chosen.id, scheme }, signal);
        const count = chosen.shape.reduce((product, length) => product * length, 1);
        const bytes =
          count <= MOST_VALUES
            ? await engine.write({ tensor: chosen.id, scheme, format: 'json', notFinite: 'literal' }, signal)
            : undefined;
        return json({
          tensor: about(chosen),
          scheme: report.scheme,
          before: report.before,
          after: report.after,
          findings: report.findings.map(({ code, args }) => say(`advice.${code}`, args)),
          result: bytes ? new TextDecoder().decode(bytes) : `${count} values, not listed`,
        });
      },
      signal,
    ),
  normscope_compare: ({ engine, input, signal }: Call) =>
    withGiven(engine, givenOf(recordOf(input.a)), (first) =>
      withGiven(
        engine,
        givenOf(recordOf(input.b)),
        async (second) => {
          const [a, b] = [
            tensorNamed(first, textOf(recordOf(input.a).tensor)),
            tensorNamed(second, textOf(recordOf(input.b).tensor)),
          ];
          const sides = { a: { tensor: a.id }, b: { tensor: b.id } };
          const tolerance = {
            rtol: numberOf(input.rtol) ?? 1e-5,
            atol: numberOf(input.atol) ?? 1e-8,
            equalNan: input.equalNan === true,
          };
          const { histogram: _, ...comparison } = await engine.compareTensors(
            { ...sides, options: { tolerance } },
            signal,
          );
          const identified = input.identify === true ? await engine.identify(sides, signal) : undefined;
          return json({ a: about(a), b: about(b), comparison, identified });
        },
        signal,
      ),
    ),
} as const satisfies Record<string, (call: Call) => Promise<string>>;

export type ToolName = keyof typeof ANSWERS;

function about({ name, shape, dtype, nan, posInf, negInf }: TensorInfo): unknown {
  return { name, shape, dtype, nan, posInf, negInf };
}

function givenOf(input: Record<string, unknown>): Given {
  if (typeof input.text === 'string') return { text: input.text };
  const file = textOf(input.file);
  if (file === undefined) throw new CodedError('tool.input');
  const [first, last] = [numberOf(input.startLine), numberOf(input.endLine)];
  const range =
    first === undefined
      ? undefined
      : new Range(
          new Position(Math.max(0, first - 1), 0),
          new Position(Math.max(0, (last ?? first) - 1), Number.MAX_SAFE_INTEGER),
        );
  return { uri: uriOf(file), range };
}

// A path in the workspace, an absolute one, or an address.
function uriOf(file: string): Uri {
  if (/^[a-z][\w+.-]+:/i.test(file)) return Uri.parse(file, true);
  const [folder] = workspace.workspaceFolders ?? [];
  const isAbsolute = /^([/\\]|[a-z]:[/\\])/i.test(file);
  return folder && !isAbsolute ? Uri.joinPath(folder.uri, file) : Uri.file(file);
}

function schemeOf(input: Record<string, unknown>): Scheme {
  const scheme = SCHEME_CHOICES.find((id) => id === input.scheme) ?? 'input';
  const axes = Array.isArray(input.axes) ? input.axes.flatMap((axis) => numberOf(axis) ?? []) : undefined;
  const numbers = {
    eps: numberOf(input.eps),
    channelAxis: numberOf(input.channelAxis),
    normalizedNdim: numberOf(input.normalizedNdim),
    numGroups: numberOf(input.numGroups),
  };
  return { scheme, ...numbers, axes, ddof: input.ddof === 1 ? 1 : input.ddof === 0 ? 0 : undefined };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

// JSON knows neither NaN nor infinities: they are written out.
function json(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry === 'number' && !Number.isFinite(entry)) return String(entry);
    return entry instanceof Float64Array ? Array.from(entry) : entry;
  });
}
