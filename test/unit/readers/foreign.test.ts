import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import { fileSource } from '../../../src/core/readers/source';
import { nested, one, problemsOf, readText } from './reading';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const ofFile = (text: string, fileName?: string): string[] =>
  read(fileSource(bytesOf(text)), { fileName }).problems.map(({ code, args }) =>
    `${code} ${String(args.kind ?? '')}`.trim(),
  );

describe('Bytes of a format that is not read', () => {
  const files: readonly [string, string][] = [
    ['\x80\x04\x95\x10\0\0\0', 'foreign.pickle'],
    ['\x80\x02]q\0(K\x01K\x02e.', 'foreign.pickle'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'foreign.binary PNG'],
    ['\xff\xd8\xff\xe0\0\x10JFIF\0', 'foreign.binary JPEG'],
    ['\x89HDF\r\n\x1a\n\0', 'foreign.binary HDF5'],
    ['PAR1\x15\x04', 'foreign.binary Parquet'],
    ['GGUF\x03\0\0\0', 'foreign.binary GGUF'],
    ['MATLAB 5.0 MAT-file, Platform: PCWIN64', 'foreign.binary MATLAB 5.0 (.mat)'],
    ['\x1f\x8b\x08\0\0\0', 'foreign.packed gzip'],
    ['BZh91AY&SY', 'foreign.packed bzip2'],
    ['\x01\x02\x031,2\0\0\0\0', 'foreign.bytes'],
  ];
  for (const [bytes, problem] of files) {
    it(`are said to be: ${problem}`, () => {
      assert.deepEqual(ofFile(bytes), [problem]);
      assert.deepEqual(ofFile(bytes, 'x.csv'), [problem]);
    });
  }

  const texts: readonly [string, string][] = [
    ['\ufffd\x04\ufffd\x10\0\0\0]', 'foreign.pickle'],
    ['€\x04•\x10', 'foreign.pickle'],
    ['\ufffdPNG\r\n\x1a\n\0\0\0\rIHDR', 'foreign.binary'],
    ['\x1f\ufffd\x08\0\0\0', 'foreign.packed'],
    ['\ufffdNUMPY\x01\0v\0{', 'binary.text'],
    ['PK\x03\x04\x14\0\0\0', 'binary.text'],
    ['P\0\0\0\0\0\0\0{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}\0\0', 'binary.text'],
    ['1\0,\x002\0\n\0', 'foreign.utf16'],
    ['\x001\x00,\x002\x00\n', 'foreign.utf16'],
  ];
  for (const [text, code] of texts) {
    it(`are known when an editor has made a text of them: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readText(text).problems.map((problem) => problem.code), [code]); // prettier-ignore
    });
  }

  it('are left to the reader of a binary format that the name tells', () => {
    assert.deepEqual(ofFile('\x01\x02\x03\x04\0\0', 'x.npy'), ['npy.magic']);
    assert.deepEqual(ofFile('\x80\x04\x95', 'x.npy'), ['foreign.pickle']);
  });

  it('are not texts with a few control characters', () => {
    assert.deepEqual(nested('a\x07,b\n1,2\n3,4\n'), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(problemsOf('x: \ufffd\ufffd\nA quite ordinary log line with an array [1, 2]'), []);
  });
});

describe('Texts whose numbers are not those of a table or an array', () => {
  const cases: readonly [string, string][] = [
    ['00000000  48 65 6c 6c 6f 20 77 6f  72 6c 64 0a  |Hello world.|', 'foreign.hexDump'],
    ['00000000  01 02 03 04 05 06 07 08\n00000008  09 10 11 12 13 14 15 16\n00000010', 'foreign.hexDump'],
    ['00000010: 4865 6c6c 6f0a  Hello.', 'foreign.hexDump'],
    ['0000000 110 145 154 154\n*\n0000020 4865 6c6c', 'foreign.hexDump'],
    ['48 65 6c 6c\n6f 20 77 6f', 'foreign.byteList'],
    ['%%MatrixMarket matrix coordinate real general\n3 3 2\n1 1 1.5\n2 2 2.5', 'foreign.matrixMarket'],
    ['1 1:0.5 3:1.2\n-1 2:0.5 4:1.2', 'foreign.libsvm'],
    ['3 qid:1 1:0.53 2:0.12 # 1A', 'foreign.libsvm'],
    ['<v>1 2 3</v>', 'foreign.xml'],
    ['<data>\n 1 2 3\n 4 5 6\n</data>', 'foreign.xml'],
    ['<?xml version="1.0"?>\n<a>1</a>', 'foreign.xml'],
    ['<a x="1" y="2"/>', 'foreign.xml'],
    ['1 2 3</v>', 'foreign.xml'],
    ['10.0.0.1\n10.0.0.2', 'foreign.marks'],
    ['1.26.4, 2.1.0', 'foreign.marks'],
    ['2024-01-01\n2024-01-02', 'foreign.marks'],
    ['12:30:00 12:31:00', 'foreign.marks'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345', 'foreign.lfs'],
  ];
  for (const [text, code] of cases) {
    it(`are refused by name: ${JSON.stringify(text)}`, () => {
      const { tensors, problems } = readText(text);
      assert.deepEqual(tensors, []);
      assert.deepEqual(problems.map((problem) => problem.code), [code]); // prettier-ignore
    });
  }

  const numbers: readonly string[] = [
    '00000001 12 34\n00000002 56 78',
    '48 65 06 07\n01 20 07 12',
    'a1 10 11 12\nb2 20 21 22',
    '1e2 2e3 3e4 4e5\n1e2 2e3 3e4 4e5',
    '5 12:30\n6 12:31',
    '10.0.0.1 0.5\n10.0.0.2 0.6',
    '<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>',
    '<v>[1, 2, 3]</v>',
    '1.234.567\n2.345.678',
    'x = a<b>(1) or [1, 2]',
  ];
  for (const text of numbers) {
    it(`are not others that look alike: ${JSON.stringify(text)}`, () =>
      assert.equal(one(text).tensor.shape.length > 0, true));
  }
});
