import { sizeOf, type Tensor } from '../../tensor/tensor';
import { cast } from '../../tensor/values';
import { jsonChunks } from '../json';
import { list, quoted } from './python';

/** Where code gets the tensor from. Paths are written as given. */
export type DataSource =
  | { readonly kind: 'inline' }
  | {
      readonly kind: 'npy';
      readonly path: string;
      /** The file does not exist yet: it is to be saved first. */ readonly unsaved?: boolean;
    }
  | { readonly kind: 'npz' | 'safetensors'; readonly path: string; readonly key: string }
  | {
      readonly kind: 'csv';
      readonly path: string;
      readonly delimiter: string;
      readonly decimal: '.' | ',';
      readonly header: boolean;
      readonly indexColumn: boolean;
      /** Names of the columns, of a table with a header. */
      readonly columns?: readonly string[];
    }
  | {
      readonly kind: 'json' | 'ndjson';
      readonly path: string;
      readonly key: string;
      readonly columns?: readonly string[];
    };

/** Up to so many numbers stand in the code itself. */
export const MOST_INLINE = 200;

/** Lines of Python that make a value, and what they import. */
export interface Snippet {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

/** A tensor as Python's nested lists; NaN and ±Inf are names to be imported from `math`. */
export function pythonList(tensor: Tensor): string {
  const numbers = tensor.dtype === 'bool' ? cast(tensor, 'uint8') : tensor;
  return [...jsonChunks(numbers, { notFinite: 'python' })].join('');
}

/** `from math import inf, nan`, as far as the text needs it. */
export function mathImports(text: string): string[] {
  const names = ['inf', 'nan'].filter((name) => new RegExp(`(?<!["\\w.])${name}\\b`).test(text));
  return names.length > 0 ? [`from math import ${names.join(', ')}`] : [];
}

/** Makes `x`, a float64 NumPy array, of a file. */
export function loaded(source: Exclude<DataSource, { kind: 'inline' }>, { shape, dtype }: Tensor): Snippet {
  const path = quoted(source.path);
  switch (source.kind) {
    case 'npy': {
      const note = source.unsaved ? [`# Save the tensor first: Normscope, Save As, .npy, the tensor as it is`] : [];
      return numpyOnly([...note, `x = np.load(${path}).astype(np.float64)`]);
    }
    case 'npz':
      return numpyOnly([`x = np.load(${path})[${quoted(source.key)}].astype(np.float64)`]);
    case 'safetensors':
      return safetensors(path, source.key, /^b?float8|bfloat/.test(dtype));
    case 'csv':
      return table(source);
    case 'json':
    case 'ndjson':
      return json(source, shape);
  }
}

function numpyOnly(lines: readonly string[]): Snippet {
  return { imports: [], lines };
}

// NumPy has neither bfloat16 nor float8.
function safetensors(path: string, key: string, throughTorch: boolean): Snippet {
  const load = `load_file(${path})[${quoted(key)}]`;
  return throughTorch
    ? { imports: ['from safetensors.torch import load_file'], lines: [`x = ${load}.double().numpy()`] }
    : { imports: ['from safetensors.numpy import load_file'], lines: [`x = ${load}.astype(np.float64)`] };
}

function table({
  path,
  delimiter,
  decimal,
  header,
  indexColumn,
  columns,
}: Extract<DataSource, { kind: 'csv' }>): Snippet {
  const options = [
    delimiter === 'whitespace' ? 'sep=r"\\s+"' : delimiter === ',' ? '' : `sep=${quoted(delimiter)}`,
    decimal === ',' ? 'decimal=","' : '',
    header ? '' : 'header=None',
    indexColumn ? 'index_col=0' : '',
  ].filter((option) => option !== '');
  const read = `pd.read_csv(${[quoted(path), ...options].join(', ')})`;
  const pick = columns && columns.length <= MOST_INLINE ? `[${list(columns.map(quoted))}]` : '.select_dtypes("number")';
  return { imports: ['import pandas as pd'], lines: [`table = ${read}`, `x = table${pick}.to_numpy(np.float64)`] };
}

function json(
  { kind, path, key, columns }: Extract<DataSource, { path: string; kind: 'json' | 'ndjson' }>,
  shape: readonly number[],
): Snippet {
  const lines = [
    `with open(${quoted(path)}, encoding="utf-8") as file:`,
    kind === 'json' ? '    data = json.load(file)' : '    data = [json.loads(line) for line in file if line.strip()]',
  ];
  const keys =
    key === ''
      ? ''
      : key
          .split('.')
          .map((part) => `[${/^\d+$/.test(part) ? part : quoted(part)}]`)
          .join('');
  if (!columns) {
    return {
      imports: ['import json'],
      lines: [...lines, `x = np.array(data${keys}, dtype=np.float64).reshape(${list(shape, '()')})`],
    };
  }
  const names = list(columns.map(quoted));
  const records = `x = np.array([[row.get(name) for name in names] for row in data${keys}], dtype=np.float64)`;
  return { imports: ['import json'], lines: [...lines, `names = ${names}`, records] };
}

/** Whether a tensor is small enough to stand in the code. */
export function isInline({ shape }: Tensor): boolean {
  return sizeOf(shape) <= MOST_INLINE;
}
