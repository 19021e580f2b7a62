import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sizeOf } from '../../../src/core';
import { installKernels, kernels, PLAIN_KERNELS, type Kernels } from '../../../src/core/kernels';
import { read } from '../../../src/core/readers';
import type { ReadResult } from '../../../src/core/readers/reader';
import { fileSource, textSource, type Source } from '../../../src/core/readers/source';
import { fastKernels } from '../../../src/wasm';

function readWith(chosen: Kernels, source: Source, fileName: string): ReadResult {
  const before = kernels();
  installKernels(chosen);
  try {
    return read(source, { fileName });
  } finally {
    installKernels(before);
  }
}

// The first of many, some further on, and back again.
function probes(size: number): number[] {
  const first = Array.from({ length: Math.min(200, size) }, (_, i) => i);
  const spread = Array.from({ length: size > 200 ? 100 : 0 }, (_, i) => Math.floor(((i + 1) * (size - 1)) / 100));
  return [...first, ...spread, ...spread.reverse()];
}

/** All that can be asked of what was read, every element's place included. */
function account({ choice, problems, tensors }: ReadResult): unknown {
  return {
    choice,
    problems,
    tensors: tensors.map(({ name, tensor, span, labels, locate }) => ({
      name,
      tensor,
      span,
      labels,
      places: probes(sizeOf(tensor.shape)).map((i) => locate?.(i)),
    })),
  };
}

function sameOnBoth(text: string, fileName = 'a.csv'): void {
  const fast = fastKernels({ worthwhile: 1 });
  assert.ok(fast);
  for (const source of [textSource(text), fileSource(new TextEncoder().encode(text))]) {
    const expected = account(readWith(PLAIN_KERNELS, source, fileName));
    assert.deepStrictEqual(account(readWith(fast, source, fileName)), expected);
  }
}

const RUNS = { numRuns: 300 };

const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true }) },
  { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 2, arbitrary: fc.integer() },
);
const spelled = fc
  .tuple(number, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 21 }))
  .map(([x, how, digits]) =>
    how === 0 ? x.toPrecision(digits) : how === 1 ? x.toExponential(digits - 1) : how === 2 ? x.toFixed(6) : String(x),
  );
const odd = fc.constantFrom(
  ...[
    '',
    ' ',
    'nan',
    'NaN',
    'NA',
    'na1',
    'null',
    'inf',
    '-Infinity',
    '.5',
    '5.',
    '+1',
    '1_000',
    '-0',
    '007',
    '1e',
    '1e+',
  ],
  ...[
    '"1"',
    '"a ""b"""',
    'text',
    '12345678901234567890',
    '9007199254740993',
    '0.00000000000000000012345678901234567',
    '1e400',
  ],
  ...['1e-320', ' 2', '3 ', '\t4', 'true', '#5', '1,5', '0x10', '18446744073709551615.0'],
);
const cell = fc.oneof({ weight: 30, arbitrary: spelled }, { weight: 1, arbitrary: odd });

describe('plain rows in WebAssembly', function () {
  this.timeout(60_000);

  it('every table is read as in plain TypeScript: values to the bit, problems, names and places', () => {
    const table = fc.tuple(
      fc
        .integer({ min: 1, max: 6 })
        .chain((columns) =>
          fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 40 }),
        ),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\n', '\n\n'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(table, ([rows, delimiter, lineBreak, closed]) => {
        sameOnBoth(rows.map((row) => row.join(delimiter)).join(lineBreak) + (closed ? lineBreak : ''));
      }),
      RUNS,
    );
  });

  const line = (i: number): string => `${i},${(i * 0.37).toFixed(6)},${Math.sin(i)},${-i / 3}`;
  const lines = Array.from({ length: 12_000 }, (_, i) => line(i));
  const CASES: Readonly<Record<string, string>> = {
    'longer than a chunk': `a,b,c,d\n${lines.join('\n')}\n`,
    'without a line break at the end': lines.join('\n'),
    'with CR and LF': `${lines.join('\r\n')}\r\n`,
    'with a text now and then': lines.map((text, i) => (i % 1000 === 999 ? `${text}x` : text)).join('\n'),
    'with a text in every row': lines.map((text) => `${text},word`).join('\n'),
    'with a row too many and one too short': [...lines, '1,2,3', '1,2,3,4,5', ...lines].join('\n'),
    'with a third missing': lines.map((text, i) => text.replace(/[^,]+/, i % 3 === 0 ? '' : '$&')).join('\n'),
    'with a quote that is never closed': [...lines, '1,2,"3,4', ...lines].join('\n'),
    'with digits that no double has': lines.map((text) => `${text},9223372036854775807`).join('\n'),
    'of one column': lines.map((_, i) => i / 7).join('\n'),
    'of one long row and one like it': [0, 1].map((k) => lines.map((_, i) => i + k / 3).join(',')).join('\n'),
    'of denormals': lines.map((_, i) => `${i * 5e-324},-${i}e-310,2.2250738585072011e-308`).join('\n'),
    'with as many digits as numpy.savetxt writes': lines
      .map((_, i) => `${Math.sin(i).toExponential(18)},${(i / 7).toFixed(17)},-${(1 / (i + 1)).toFixed(18)}`)
      .join('\n'),
    'with blanks around its cells': lines.map((text) => ` ${text.replaceAll(',', ' , ')} `).join('\n'),
    'of cells that say nan': lines.map((text) => `${text},nan`).join('\n'),
  };
  for (const [name, text] of Object.entries(CASES)) it(`a table ${name} is read the same`, () => sameOnBoth(text));
});
