import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormatId } from '../../src/core/readers/reader';
import { conformanceFolder, filesOf } from '../conformance/data';
import { bytesOf, npyFile, npyHeader, safetensorsFile, zipFile } from '../unit/readers/binary-files';

/** Something to mutate, and what to read it as; undefined: as what it looks like. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: FormatId | undefined;
}

const TEXTS: readonly [FormatId | undefined, string][] = [
  ['json', '[[1, 2.5, -3e2], [4, null, NaN]] // two rows'],
  ['json', '{"layer1": {"weight": [[1, 2], [3, 4]], "bias": [0.5, -0.5]}, "n": 3, "name": "x", "__proto__": [1]}'],
  ['json', '[{"a": 1, "b": [1, 2]}, {"a": 2, "b": [3, 4]}, {"b": [5, 6], "c": "t"}]'],
  ['json', '1, 2], [3, 4], [5'],
  ['ndjson', '{"loss": 0.5, "step": 1}\n{"loss": 0.25, "step": 2}\n[1, 2]\n'],
  [undefined, 'w: # two\n  - [1, 2]\n  - [3, 4.5]\nb:\n- - 1\n  - ~\n- - .inf\n  - 0x1F\n'],
  [undefined, 'x = 1.0e+02 * [[1.5, 2.0]]\n2.5 * np.array([1, 2]) + 1e2*[3 4]\n'],
  [undefined, '              mpg cyl\nMazda RX4    21.0   6\nMazda RX4 W  21.5  NA\n'],
  [undefined, 'p,q\n€5,1\n₩7,2\n{1.5*^-3, 2`15.9*^2}\n'],
  [undefined, '{"schema":{"primaryKey":["i"],"pandas_version":"1"},"data":[{"i":7,"a":1},{"i":8,"a":2}]}'],
  ['table', '\\toprule\na & b \\\\\n1 & 2.5 \\\\[2pt]\n3 & 4 \\\\ \\hline\n'],
  ['table', 'sepal,petal,species\n5.1,1.4,setosa\n4.9,NA,virginica\n"4,7",1.3,"a ""b"""\n'],
  ['table', 'name;x;y\r\nfoo;1,5;2,25\r\nbar;1.234,5;-inf\r\n'],
  ['table', '\ta\tb\n0\t1.5\ttrue\n1\t\tFALSE\n# done\n'],
  ['table', '| a | b |\n|---|---|\n| 1 | 2 |\n| 9007199254740993 | 4 |\n'],
  ['table', '     a    b\n0  1.0  2.0\n1  3.0  4.0\n'],
  ['literal', 'array([[1.5, 2. ], [nan, -inf]], dtype=float32)\nw = np.array((1, 2, 3))'],
  [
    'literal',
    "tensor([[ 1.0000e+00,  2.0000e+00],\n        [ 3.0000e+00, -4.0000e+00]], device='cuda:0', grad_fn=<AddBackward0>)",
  ],
  ['literal', 'np.array([1, -2, 9007199254740993, 0x7f], dtype=np.int64)'],
  ['literal', 'tf.Tensor(\n[[1 2]\n [3 4]], shape=(2, 2), dtype=int32)'],
  ['literal', '[[0.1 0.2 0.3]\n [0.4 ... 0.6]]'],
  ['literal', '(0 ,.,.) = \n  1  2\n  3  4\n[torch.FloatTensor of size 1x2x2]'],
  ['literal', 'const x = [[1_000, 0xff], [.5, 1.]]; // ones\n>>> x = [True, False]'],
  ['literal', '2×3 Matrix{Float64}:\n 1.0  2.0  3.0\n 4.0  5.0  6.0\nA = [1 2; 3 4]'],
];

function binarySeeds(): Seed[] {
  const floats = bytesOf(Float64Array.of(1, 2, 3, 4, 5, NaN));
  const npy = npyFile(npyHeader('<f8', '(2, 3)'), floats);
  const fortran = npyFile(npyHeader('>i4', '(3, 2)', true), new Uint8Array(24).fill(7), 2);
  const npz = zipFile([
    { name: 'a.npy', content: npy },
    { name: 'b.npy', content: fortran, method: 8 },
    { name: 'c.txt', content: floats },
  ]);
  const tensors = {
    a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
    b: { dtype: 'BF16', shape: [12], data_offsets: [24, 48] },
  };
  const safetensors = safetensorsFile({ __metadata__: { format: 'pt' }, ...tensors }, floats);
  return [
    { name: 'C order .npy', bytes: npy, format: 'npy' },
    { name: 'Fortran order .npy', bytes: fortran, format: 'npy' },
    { name: '.npz', bytes: npz, format: 'npz' },
    { name: 'zip64 .npz', bytes: zipFile([{ name: 'a.npy', content: npy }], { zip64: true }), format: 'npz' },
    { name: '.safetensors', bytes: safetensors, format: 'safetensors' },
  ];
}

const FOLDERS: readonly [folder: string, formats: Readonly<Record<string, FormatId | undefined>>][] = [
  ['csv', { '.csv': 'table', '.tsv': 'table' }],
  ['json', { '.json': 'json' }],
  ['npy', { '.npy': 'npy', '.npz': 'npz' }],
  ['reprs', { '.txt': undefined }],
  ['safetensors', { '.safetensors': 'safetensors' }],
];
// Small files reach more code for each second than large ones.
const MAX_SEED = 4096;

/**
 * The seeds of this project, and with `foreign` the small files of the conformance data where these are present. In groups,
 * each of which is taken as often as the others: a folder of a thousand files does not crowd out one of ten.
 */
export function corpus(foreign: boolean): Seed[][] {
  const own = TEXTS.map(([format, text]): Seed => ({ name: text.slice(0, 40), bytes: Buffer.from(text), format }));
  return [own, binarySeeds(), ...(foreign ? foreignSeeds() : [])];
}

function foreignSeeds(): Seed[][] {
  const groups = FOLDERS.map(([name, formats]) => {
    const folder = conformanceFolder(name);
    const files = folder ? filesOf(folder, ...Object.keys(formats)) : [];
    const seeds = files.map((file): Seed => {
      const format = Object.entries(formats).find(([ending]) => file.endsWith(ending))![1];
      return { name: `${name}/${file}`, bytes: readFileSync(join(folder!, file)), format };
    });
    return seeds.filter(({ bytes }) => bytes.length <= MAX_SEED);
  });
  return groups.filter((seeds) => seeds.length > 0);
}
