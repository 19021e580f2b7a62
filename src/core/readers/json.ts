import type { Problem } from '../problem';
import { buildTensor } from './build';
import { Char } from './bytes';
import { Nesting } from './nesting';
import { NumberScanner } from './number';
import type { Reader, ReadResult } from './reader';
import { ValueSink } from './sink';
import type { Source } from './source';
import { tokenEnd } from './token';

export const jsonReader: Reader = { id: 'json', read: (source) => new JsonArray(source).read() };

class JsonArray {
  private readonly bytes: Uint8Array;
  private readonly sink: ValueSink;
  private readonly nesting = new Nesting(0);
  private readonly scanner: NumberScanner;
  constructor(source: Source) {
    this.bytes = source.bytes;
    this.sink = new ValueSink(this.bytes.length);
    this.scanner = new NumberScanner(this.bytes);
  }

  read(): ReadResult {
    const { bytes, sink, nesting, scanner } = this;
    const end = bytes.length;
    for (let i = 0; i < end; ) {
      const byte = bytes[i];
      let ok = true;
      if (byte <= Char.Space || byte === Char.Comma) i++;
      else if (byte === Char.OpenBracket) ok = nesting.open(i++);
      else if (byte === Char.CloseBracket) ok = nesting.close(++i);
      else {
        const after = scanner.scan(i, end);
        if (after === i) return this.answer(this.notNumeric(i));
        ok = nesting.value(i, after);
        if (scanner.integer) sink.pushInteger(scanner.value, i, scanner.wide);
        else sink.push(scanner.value, i);
        i = after;
      }
      if (!ok) return this.answer(nesting.problem);
    }
    return this.answer(nesting.closeCut(end) ? undefined : nesting.problem);
  }

  private notNumeric(start: number): Problem {
    return {
      code: 'readers.notNumeric',
      severity: 'error',
      args: {},
      span: { start, end: tokenEnd(this.bytes, start) },
    };
  }

  private answer(problem: Problem | undefined): ReadResult {
    const choice = { format: 'json' } as const;
    if (problem) return { choice, tensors: [], problems: [problem] };
    const { sink, bytes } = this;
    const { tensor, problems } = buildTensor(sink, this.nesting.shape(), bytes);
    const locate = (index: number) => ({ start: sink.starts[index], end: tokenEnd(bytes, sink.starts[index]) });
    return {
      choice,
      tensors: [{ name: '', tensor, span: { start: 0, end: bytes.length }, locate }],
      problems,
    };
  }
}
