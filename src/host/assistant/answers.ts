import { translator } from '../../../l10n';
import type { EngineClient } from '../../engine';
import type { TensorInfo } from '../../protocol/engine';
import { schemeOf, textOf, toleranceOf, type Asked } from '../asked';
import { tensorNamed, withGiven } from '../given';
import { givenOf, partOf } from './input';

/** A call of a tool. */
interface Call {
  readonly engine: EngineClient;
  readonly input: Asked;
  readonly signal: AbortSignal;
}

type Answer = Readonly<Record<string, unknown>>;

// Models read English best, and their answers quote it.
const say = translator('en');
const MOST_VALUES = 500;

/** What each tool answers, figures in full. */
export const ANSWERS = {
  normscope_inspect: ({ engine, input, signal }: Call) =>
    withGiven(
      engine,
      givenOf(input),
      async (read) => {
        const chosen = tensorNamed(read, textOf(input.tensor));
        const { summary } = await engine.summary({ tensor: chosen.id }, signal);
        return {
          tensor: about(chosen),
          summary,
          others: read.tensors.filter(({ id }) => id !== chosen.id).map(about),
          problems: read.problems.map(({ code, args }) => say(code, args)),
        };
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
        return {
          tensor: about(chosen),
          scheme: report.scheme,
          before: report.before,
          after: report.after,
          findings: report.findings.map(({ code, args }) => say(`advice.${code}`, args)),
          result: bytes ? new TextDecoder().decode(bytes) : `${count} values, not listed`,
        };
      },
      signal,
    ),
  normscope_compare: ({ engine, input, signal }: Call) =>
    withGiven(engine, givenOf(partOf(input, 'a')), (first) =>
      withGiven(
        engine,
        givenOf(partOf(input, 'b')),
        async (second) => {
          const [a, b] = [
            tensorNamed(first, textOf(partOf(input, 'a').tensor)),
            tensorNamed(second, textOf(partOf(input, 'b').tensor)),
          ];
          const sides = { a: { tensor: a.id }, b: { tensor: b.id } };
          const tolerance = toleranceOf(input);
          const { histogram: _, ...comparison } = await engine.compareTensors(
            { ...sides, options: { tolerance } },
            signal,
          );
          const identified = input.identify === true ? await engine.identify(sides, signal) : undefined;
          return { a: about(a), b: about(b), comparison, identified };
        },
        signal,
      ),
    ),
} as const satisfies Record<string, (call: Call) => Promise<Answer>>;

export type ToolName = keyof typeof ANSWERS;

function about({ name, shape, dtype, nan, posInf, negInf }: TensorInfo): unknown {
  return { name, shape, dtype, nan, posInf, negInf };
}
