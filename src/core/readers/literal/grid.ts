import type { MessageArgs, Problem, Span } from '../../problem';
import { buildTensor } from '../build';
import { Char } from '../bytes';
import { shapeText } from '../excerpt';
import type { Language } from '../language';
import type { ReadTensor } from '../reader';
import { ValueSink } from '../sink';
import type { Source } from '../source';
import { quoted, trimmed, trimmedSpan, valueSpan } from '../token';
import { PRINT_WHOLE } from './dtype';
import { assemble, type Block, type Grid } from './grid-assembly';
import { headingOf, isGrid, type Heading } from './grid-heading';
import { LiteralLexer } from './lexer';
import { promptOf } from './prompt';
import { MAX_ITEMS } from './scan';
import { Token } from './tokens';

const GRID_HEAD = 2000;

/** Whether a source is a matrix printed without brackets. */
export function looksLikeGrid(source: Source): boolean {
  const { start, end } = trimmedSpan(source);
  const head = source.text({ start, end: Math.min(end, start + GRID_HEAD) });
  return isGrid(head, source.text({ start: Math.max(start, end - 200), end }));
}

type Slice = Pick<Block, 'slice' | 'place'>;
const WHOLE: Slice = { slice: [], place: 'front' };
const HEADING_LENGTH = 200;
const ROW_LABEL = /^\[\d+(,?)\](?=[ \t])/;
const PROMPT = /^> $/;
const ELLIPSES = /^(?:\.\.\.|…|⋮|⋱|⋯)/;

const REFUSALS: Readonly<Partial<Record<Token, string>>> = {
  [Token.Complex]: 'literal.complex',
  [Token.Text]: 'literal.text',
};

/**
 * Reads matrices that are printed as bare rows of numbers, with headings that say what they are: Julia,
 * MATLAB, Octave, and PyTorch before 0.4. Blocks of columns are joined side by side, slices along the
 * axes that their headings name, and a block's scale is applied to its numbers.
 */
export class GridReader {
  readonly tensors: ReadTensor[] = [];
  readonly problems: Problem[] = [];
  private grid: Grid | undefined;
  private slice: Slice = WHOLE;
  private block: Block | undefined;
  private name = '';
  // It has several things under names; those that are no numbers are passed over.
  private fields = false;
  private passing = false;
  private readonly aside: Problem[] = [];

  constructor(
    private readonly source: Source,
    private readonly language: Language,
  ) {}

  /** Reads the whole source; stops at the first mistake. */
  read(): void {
    const { bytes } = this.source;
    for (let start = 0; start < bytes.length && this.problems.length === 0;) {
      const newline = bytes.indexOf(Char.LineFeed, start);
      const end = newline < 0 ? bytes.length : newline;
      this.line(start, end);
      start = end + 1;
    }
    this.finish();
    const severity = this.tensors.length > 0 ? 'warning' : 'error';
    this.problems.push(...this.aside.map((problem) => ({ ...problem, severity }) as const));
  }

  private line(from: number, to: number): void {
    const { start, end } = trimmed(this.source.bytes, from, to);
    if (start === end) return;
    const heading = end - start <= HEADING_LENGTH ? this.heading(start, end) : undefined;
    if (heading) this.apply(heading, start, end);
    else if (this.passing) return;
    else if (PROMPT.test(this.source.text({ start, end: start + 2 }))) return;
    else this.row(...this.unlabelled(start, end));
  }

  // Behind `[1,]`, the number of a matrix' row in R, or `[1]`, which numbers the first value of a vector's line.
  private unlabelled(start: number, end: number): [start: number, end: number] {
    const label = ROW_LABEL.exec(this.source.text({ start, end: Math.min(end, start + 12) }));
    if (!label) return [start, end];
    if (label[1] === '') this.current(start).flat = true;
    return [start + label[0].length, end];
  }

  private heading(start: number, end: number): Heading | undefined {
    const text = this.source.text({ start, end });
    const prompt = promptOf(text, false);
    if (!prompt?.input) return headingOf(text);
    this.name = prompt.name;
    return { kind: 'array', name: prompt.name };
  }

  private apply(heading: Heading, start: number, end: number): void {
    if (heading.kind === 'array') {
      const said = heading.shape ?? heading.dtype;
      if (!said || !this.grid || this.grid.sink.length > 0) this.begin(start, heading.name ?? this.name);
      if (this.grid) Object.assign(this.grid, { shape: heading.shape, dtype: heading.dtype });
      this.slice = WHOLE;
    } else if (heading.kind === 'slice') {
      if (!this.grid || (heading.name !== undefined && heading.name !== this.grid.name))
        this.begin(start, heading.name ?? '');
      this.slice = { slice: heading.index, place: heading.place };
    } else if (heading.kind === 'field') {
      this.begin(start, heading.name);
      this.fields = true;
      if (heading.scalar !== undefined) this.field(start + heading.scalar.length, end);
    } else if (heading.kind === 'scale') {
      this.current(start).scale = heading.factor;
    } else if (heading.kind === 'trailer') {
      Object.assign(this.current(start), { shape: heading.shape, dtype: heading.dtype });
      this.current(start).span.end = end;
      this.finish();
    }
    this.block = undefined;
  }

  // `b = 5`, beside the matrices of a struct.
  private field(start: number, end: number): void {
    this.row(start, end);
    if (this.grid?.sink.length === 1) this.grid.scalar = true;
  }

  private begin(start: number, name: string): void {
    this.finish();
    this.passing = false;
    const sink = new ValueSink(this.source.bytes.length);
    this.grid = { name, span: { start, end: start }, sink, blocks: [], scale: 1 };
  }

  private current(start: number): Grid {
    if (!this.grid) this.begin(start, this.name);
    return this.grid as Grid;
  }

  private row(start: number, end: number): void {
    const grid = this.current(start);
    const { source } = this;
    const lexer = new LiteralLexer(source.bytes, start, end, this.language);
    let columns = 0;
    for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
      if (token !== Token.Number && token !== Token.Value) {
        this.refuse(token, lexer.start, lexer.at);
        return;
      }
      if (lexer.integer && token === Token.Number && grid.scale === 1)
        grid.sink.pushInteger(lexer.value, lexer.start, lexer.wide);
      else if (lexer.bool && token === Token.Value) grid.sink.pushBool(lexer.value !== 0, lexer.start);
      else grid.sink.push(lexer.value * grid.scale, lexer.start);
      columns++;
    }
    grid.span.end = end;
    this.counted(grid, columns, { start, end });
  }

  private counted(grid: Grid, columns: number, span: Span): void {
    if (!this.block) {
      this.block = { ...this.slice, from: grid.sink.length - columns, rows: 0, columns };
      grid.blocks.push(this.block);
    }
    const { block } = this;
    if (grid.flat) {
      block.rows = 1;
      block.columns = grid.sink.length;
      grid.shape = [grid.sink.length];
      return;
    }
    block.rows++;
    if (columns === block.columns) return;
    const args = { row: block.rows, block: 'none', actual: columns, expected: block.columns, cut: false };
    this.problems.push({ code: 'readers.ragged', severity: 'error', args, span });
  }

  private refuse(token: Token, start: number, end: number): void {
    const text = this.source.text({ start, end });
    const span = { start, end };
    const shortened = token === Token.Ellipsis || ELLIPSES.test(text);
    const code = shortened ? 'literal.shortened' : (REFUSALS[token] ?? 'literal.word');
    const args: MessageArgs = shortened ? { code: PRINT_WHOLE.julia } : { text: quoted(this.source, span) };
    if (this.fields && !shortened) this.setAside({ code, severity: 'warning', args, span });
    else this.problems.push({ code, severity: 'error', args, span });
  }

  // One of several fields is no numbers: the others are.
  private setAside(problem: Problem): void {
    this.aside.push(problem);
    this.grid = this.block = undefined;
    this.passing = true;
  }

  private finish(): void {
    const { grid } = this;
    this.grid = this.block = undefined;
    this.slice = WHOLE;
    this.name = '';
    if (!grid || grid.sink.length === 0 || this.problems.length > 0) return;
    if (grid.scalar) {
      this.emit(grid, grid.sink, []);
      return;
    }
    const built = assemble(grid);
    if (!built) {
      const args = { said: grid.shape ? shapeText(grid.shape) : '?', found: `${grid.sink.length}` };
      this.problems.push({ code: 'literal.shape', severity: 'error', args, span: grid.span });
    } else this.emit(grid, built.sink, built.shape);
  }

  private emit({ name, span, dtype }: Grid, sink: ValueSink, shape: readonly number[]): void {
    const { bytes } = this.source;
    if (this.tensors.length === MAX_ITEMS) {
      const args = { limit: MAX_ITEMS, total: MAX_ITEMS };
      this.problems.push({ code: 'readers.tooMany', severity: 'warning', args, span });
      return;
    }
    if (typeof dtype === 'object' && 'refused' in dtype) {
      this.problems.push({ code: dtype.refused, severity: 'error', args: { text: quoted(this.source, span) }, span });
      return;
    }
    const said = typeof dtype === 'object' ? dtype.dtype : undefined;
    const { tensor, problems } = buildTensor(sink, shape, bytes, said);
    this.problems.push(...problems);
    this.tensors.push({ name, span, tensor, locate: (index) => valueSpan(bytes, sink.starts[index]) });
  }
}
