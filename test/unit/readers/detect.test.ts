import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import type { FormatId, ReadOptions } from '../../../src/core/readers/reader';
import { fileSource, textSource } from '../../../src/core/readers/source';

function formatOf(text: string, options: ReadOptions = {}): FormatId {
  return read(textSource(text), options).choice.format;
}

describe('The format of a source', () => {
  it('is the one that was asked for', () => {
    assert.equal(formatOf('1,2\n3,4', { format: 'literal' }), 'literal');
  });

  it('is what the name’s ending says, then the language', () => {
    assert.equal(formatOf('1 2\n3 4', { fileName: 'a.csv', languageId: 'json' }), 'table');
    assert.equal(formatOf('[1]\n[2]', { fileName: 'C:\\data\\a.jsonl' }), 'ndjson');
    assert.equal(formatOf('[1]', { languageId: 'jsonc' }), 'json');
    assert.equal(formatOf('a\n1', { languageId: 'tsv' }), 'table');
    assert.equal(formatOf('[1, 2]', { fileName: 'constructor', languageId: '__proto__' }), 'json');
  });

  it('is what the first bytes of a file say, whatever its name', () => {
    const bytes = new Uint8Array([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    assert.equal(read(fileSource(bytes), { fileName: 'a.json' }).choice.format, 'npy');
  });

  it('is what the content is otherwise', () => {
    const cases: Readonly<Record<string, FormatId>> = {
      '[[1, 2], [3, 4]]': 'json',
      '{"a": [1, 2]}': 'json',
      '{"a": 1}\n{"a": 2}': 'ndjson',
      '1, 2], [3, 4': 'json',
      '1, 2, 3': 'json',
      '1,\n2,\n3': 'json',
      '"a": 1,\n"b": 2': 'json',
      '1 2 3': 'literal',
      '[1. 2. 3.]': 'literal',
      '(1, 2)': 'literal',
      "{'a': [1, 2]}": 'literal',
      'x = np.array([1, 2])': 'literal',
      '2×1 Matrix{Float64}:\n 1.0\n 2.0': 'literal',
      'A =\n\n   1   2\n   3   4\n': 'literal',
      '1,2\n3,4': 'table',
      '1\t2\n3\t4': 'table',
      'a,b\n1,2': 'table',
      'length [m],width [m]\n1,2\n3,4': 'table',
      'id;tags;x\n1;[a, b];2,5\n2;b;3,5\n3;c;4,5': 'table',
    };
    for (const [text, format] of Object.entries(cases)) assert.equal(formatOf(text), format, text);
  });

  it('of a text that no reader can read is the one whose problem says most', () => {
    const code = (text: string): string => read(textSource(text)).problems[0].code;
    assert.equal(code('[[1, 2], [3]]'), 'readers.ragged');
    assert.equal(code('{"a": [1, 2], "b" 3}'), 'json.missingColon');
    assert.equal(code('[x, 1]'), 'literal.word');
    assert.equal(code('def f(a): return a'), 'readers.noNumbers');
    assert.equal(code(''), 'readers.empty');
    assert.equal(code('tensor([0., ..., 1.])'), 'literal.shortened');
  });
});
