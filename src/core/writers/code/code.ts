import type { Outcome } from '../../problem';
import type { SchemeId } from '../../schemes/scheme';
import { numpyCode } from './numpy';
import { pytorchCode } from './pytorch';
import { recipeOf, type CodeRequest, type Recipe } from './recipe';
import { sklearnCode } from './sklearn';
import { tensorflowCode } from './tensorflow';

export const FRAMEWORKS = ['numpy', 'pytorch', 'tensorflow', 'sklearn'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

interface Writer {
  /** What the framework can express at all; absent: every scheme. */
  readonly only?: readonly SchemeId[];
  write(recipe: Recipe): string;
}

/** The frameworks, a file each. */
const WRITERS = {
  numpy: { write: numpyCode },
  pytorch: { write: pytorchCode },
  tensorflow: { write: tensorflowCode },
  sklearn: { only: ['input'], write: sklearnCode },
} as const satisfies Record<Framework, Writer>;

/**
 * Python code that makes the result: `y` of `x`, in float64 unless the result was asked for in the tensor's own dtype. Err
 * (`code.noLayer`) where the framework has nothing that computes the scheme.
 */
export function toCode(framework: Framework, request: CodeRequest): Outcome<string> {
  const writer: Writer = WRITERS[framework];
  const { scheme } = request.scheme;
  if (writer.only && !writer.only.includes(scheme)) {
    return { err: { code: 'code.noLayer', severity: 'error', args: { framework, scheme } } };
  }
  return { ok: writer.write(recipeOf(request)) };
}
