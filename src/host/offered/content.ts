import { flatValues } from '../../engine';
import type { OpenRequest } from '../../protocol/engine';
import { CodedError } from '../../protocol/rpc';

/** What the engine reads of a content that another extension gives. `api.input` for what is none; else as `flatValues`. */
export function requestOf(content: unknown, name = ''): OpenRequest {
  const { text, languageId, values, shape, dtype, bytes, fileName } = (content ?? {}) as Record<string, unknown>;
  if (typeof text === 'string')
    return { source: { text }, options: { languageId: textOf(languageId), whole: false }, before: assigned(name) };
  if (values !== undefined) return { source: { values: { name, ...flatValues(values, shape, dtype) } }, options: {} };
  // The engine's thread may take the bytes for itself: it is given a copy. (A Buffer's `slice` is none.)
  if (bytes instanceof Uint8Array && typeof fileName === 'string')
    return { source: { bytes: new Uint8Array(bytes) }, options: { fileName, whole: true } };
  throw new CodedError('api.input');
}

// A literal is called what stands before it.
function assigned(name: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(name) ? `${name} = ` : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
