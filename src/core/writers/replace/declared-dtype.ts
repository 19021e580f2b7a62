import type { Span } from '../../problem';
import { DTYPES } from '../../tensor/dtype';
import type { Tensor } from '../../tensor/tensor';
import type { TextEdit } from './element-edits';

const KEYWORD = /\bdtype\s*=\s*/g;
const NAME =
  /^(['"]?(?:[A-Za-z_]+\.)*)(?:u?int(?:8|16|32|64|c|p|_)?|u?(?:byte|short|long|longlong)|bool_?)(?=['"]?\s*[,)\]>])/;
const CODE = /^(['"])[<>=|]?[iub]\d(?=\1)/;

/**
 * The edit by which an array says that it holds floats: `dtype=int32` behind the numbers becomes `dtype=float64`, spelled as it was
 * (`torch.float64`, `'f8'`). None where no integer dtype is declared.
 */
export function floatDeclared(text: string, { end }: Span, last: number, tensor: Tensor): TextEdit | undefined {
  if (DTYPES[tensor.dtype].kind === 'float') return undefined;
  const tail = text.slice(last, end);
  for (const { index, 0: keyword } of tail.matchAll(KEYWORD)) {
    const at = index + keyword.length;
    const [name, prefix] = NAME.exec(tail.slice(at)) ?? [];
    if (name !== undefined) return { start: last + at, end: last + at + name.length, text: `${prefix}float64` };
    const [code, quote] = CODE.exec(tail.slice(at)) ?? [];
    if (code !== undefined) return { start: last + at, end: last + at + code.length, text: `${quote}f8` };
  }
  return undefined;
}
