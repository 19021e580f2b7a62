import { partsLog } from './goes-on';

/** How much text behind an array is looked at for code. */
export const BEHIND_REACH = 400;

/** Methods and properties that change neither values nor shape nor dtype. */
const HARMLESS =
  /^\.(?:cuda|cpu|detach|clone|contiguous|copy|numpy|tolist|requires_grad_?|item|to_vec|into|collect|block_until_ready|to[A-Z]\w*Array|toList|toArray|asList|values?|data)$/;
// `.to('cuda')`, `.to(device)`; a dtype among its arguments changes the values.
const MOVES = /^\.to$/;
const CONVERTS = /float|half|int|double|bool|dtype|long|short/;

const MEMBER = /^(?:\s*\n[ \t]*(?=\.\w+[!]?\())?\??(\.[\p{L}_]\w*)!?/u;
const R_DIM = /^,[ \t]*\.?[dD]im[ \t]*=[ \t]*c?\([\dL, ]{1,40}\)/;
const TRANSPOSED = /^\.?'(?=\s|;|$|[-+*/)\]])/;
const OPERATED =
  /^[ \t]*(?:\.?\*\*?|\.[-+/^]|\/|\/\/(?=[ \t]?\d)|[-+@^]|%[*/]?%?|\|>|%>%|<<|>>)(?=[ \t]*[\w([])[^\n]{1,40}/;
const COMPARED = /^[ \t]*(?:[<>]=?|[!=]=)[ \t]*[-+]?[\d.][^\n]{0,40}/;
const CONDITIONAL = /^[ \t]+if[ \t][^\n]{1,60}?[ \t]else\b[^\n]{0,40}/;
const OPERATIONS: readonly RegExp[] = [R_DIM, OPERATED, COMPARED, CONDITIONAL];

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** How much of the beginning of a text is code that would change the array in front of it: `[::-1]`, `.reshape(2, 3).T`, `* 2`. */
export function codeBehind(text: string): number {
  let at = 0;
  let harmful = 0;
  for (let link = linkAt(text, at); link.length > 0; link = linkAt(text, at)) {
    at += link.length;
    if (!link.harmless) harmful = at;
  }
  const rest = text.slice(at);
  if (partsLog(rest)) return harmful;
  const operation = OPERATIONS.map((pattern) => pattern.exec(rest)?.[0].length ?? 0).find((length) => length > 0);
  return operation === undefined ? harmful : at + operation;
}

interface Link {
  readonly length: number;
  readonly harmless: boolean;
}

// A method with its arguments, a property, an index, a transposition: directly behind what is in front of it.
function linkAt(text: string, at: number): Link {
  const rest = text.slice(at);
  const transposed = TRANSPOSED.exec(rest);
  if (transposed) return { length: transposed[0].length, harmless: false };
  if (rest.startsWith('[') || rest.startsWith('(')) return { length: bracketed(rest), harmless: false };
  const member = MEMBER.exec(rest);
  if (!member) return { length: 0, harmless: true };
  const from = member[0].length;
  const length = from + (rest[from] === '(' ? bracketed(rest.slice(from)) : 0);
  const moves = MOVES.test(member[1]) && !CONVERTS.test(rest.slice(from, length));
  return { length, harmless: moves || HARMLESS.test(member[1]) };
}

// How long what the first character opens is; to the end of the line if it is not closed.
function bracketed(text: string): number {
  const open: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (Object.hasOwn(CLOSERS, character)) open.push(CLOSERS[character]);
    else if (character === open.at(-1)) open.pop();
    if (open.length === 0) return i + 1;
  }
  const newline = text.indexOf('\n');
  return newline < 0 ? text.length : newline;
}
