import assert from 'node:assert/strict';
import { byName, nested, one, problemsOf, readText, withinASecond } from './reading';

const json = { format: 'json' } as const;
const whole = { format: 'json', whole: true } as const;

describe('The JSON reader: arrays', () => {
  it('reads nested arrays to any depth up to 64', () => {
    assert.deepEqual(nested('[[1, 2], [3, 4]]', json), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(one(`${'['.repeat(64)}5${']'.repeat(64)}`, json).tensor.shape.length, 64);
  });

  it('reads a single number as a tensor without axes', () => {
    assert.deepEqual(one('-1.5e3', json).tensor.shape, []);
    assert.equal(nested('-1.5e3', json), -1500);
  });

  it('reads empty arrays with their shape, and warns that there are no values', () => {
    assert.deepEqual(one('[[], []]', json).tensor.shape, [2, 0]);
    assert.deepEqual(problemsOf('[[], []]', json), ['readers.hollow «[[], []]»']);
  });

  it('takes comments, trailing commas, NaN, Infinity, -Infinity, and null as NaN', () => {
    assert.deepEqual(nested('[1, // one\n NaN, /* two */ Infinity, -Infinity, null,]', json), [
      1,
      NaN,
      Infinity,
      -Infinity,
      NaN,
    ]);
  });

  it('reads true and false as bool, or as 1 and 0 among numbers', () => {
    assert.equal(one('[true, false]', json).tensor.dtype, 'bool');
    assert.deepEqual(nested('[true, 2, false]', json), [1, 2, 0]);
  });

  it('keeps all digits of integers up to 64 bits where all values are integers', () => {
    assert.deepEqual(nested('[9007199254740993, -1]', json), [9007199254740993n, -1n]);
    assert.equal(one('[18446744073709551615, 0]', json).tensor.dtype, 'uint64');
    assert.equal(one('[1, 2]', json).tensor.dtype, 'float64');
  });

  it('says where digits were lost, and how many times', () => {
    assert.deepEqual(problemsOf('[0.5, 9007199254740993, 9007199254740992]', json), [
      'readers.precision «9007199254740993»',
    ]);
    assert.deepEqual(problemsOf('[18446744073709551616, 1]', json), []);
    assert.deepEqual(problemsOf('[18446744073709551617, 1]', json), ['readers.precision «18446744073709551617»']);
  });

  it('knows where every value stands', () => {
    const text = '[[1, -2.5],\n [null, 1e5]]';
    const { locate } = one(text, json);
    const texts = [0, 1, 2, 3].map((index) => locate?.(index)).map((span) => text.slice(span?.start, span?.end));
    assert.deepEqual(texts, ['1', '-2.5', 'null', '1e5']);
  });
});

describe('The JSON reader: selections', () => {
  it('takes a selection that begins and ends anywhere inside brackets', () => {
    for (const text of [
      '1, 2], [3, 4',
      '[1, 2], [3, 4]',
      '[1,2],[3,4]]',
      '[[1, 2], [3, 4',
      '1, 2], [3, 4]],',
      ', [1, 2], [3, 4]',
    ]) {
      assert.deepEqual(nested(text, json), [[1, 2], [3, 4]], text); // prettier-ignore
    }
    assert.deepEqual(nested('1, 2, 3', json), [1, 2, 3]);
    assert.deepEqual(nested('1, 2]', json), [1, 2]);
    assert.deepEqual(nested('1, 2]], [[3, 4', json), [[[1, 2]], [[3, 4]]]);
    assert.deepEqual(nested('], [3, 4], [', json), [3, 4]);
  });

  it('says that a selection ends inside a bracket that it opens', () => {
    assert.deepEqual(nested('[[1, 2], [3, 4],', json), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('[1, 2', json), [1, 2]);
    assert.deepEqual(nested('[{"a": 1}, {"a": 2}', json), [[1], [2]]);
    assert.deepEqual(byName('{"a": {"b": [1, 2], "c": [3', json), { 'a.b': [1, 2], 'a.c': [3] });
    assert.deepEqual(problemsOf('"a": [[1, 2], [3, 4', json), ['readers.cut «[»']);
    assert.deepEqual(problemsOf('1, 2], [3, 4', json), ['readers.cut «[»']);
    assert.deepEqual(problemsOf('1, 2], [3, 4]', json), []);
  });

  it('says so where a selection cuts a row', () => {
    for (const text of ['2], [3, 4', '[[1, 2], [3', '[[1, 2], [3,']) {
      const { tensors, problems } = readText(text, json);
      assert.deepEqual(tensors, []);
      assert.deepEqual(problems.map(({ code, args }) => [code, args.cut]), [['readers.ragged', true]]); // prettier-ignore
    }
  });

  it('takes members of an object, and records, without their brackets', () => {
    assert.deepEqual(byName('"a": [1, 2], "b": 3', json), { a: [1, 2], b: 3 });
    assert.deepEqual(nested('{"x": 1}, {"x": 2}', json), [[1], [2]]);
  });

  it('takes none of this for a whole document', () => {
    assert.deepEqual(problemsOf('1, 2', whole), ['json.trailing «,»']);
    assert.deepEqual(problemsOf('[1]]', whole), ['json.unopened «]»']);
    assert.deepEqual(problemsOf('[1], [2]', whole), ['json.trailing «,»']);
    assert.deepEqual(problemsOf('[1, 2', whole), ['json.unclosed «[»']);
    assert.deepEqual(problemsOf('{"a": [1, 2]', whole), ['json.unclosed «{»']);
    assert.deepEqual(problemsOf('[[1, 2], [3', whole), ['json.unclosed «[»']);
  });
});

describe('The JSON reader: objects and records', () => {
  it('reads an object of arrays as tensors with dotted names', () => {
    const text = '{"conv": {"weight": [[1], [2]], "bias": [0, 1]}, "eps": 1e-5}';
    assert.deepEqual(byName(text, json), { 'conv.weight': [[1], [2]], 'conv.bias': [0, 1], eps: 1e-5 });
  });

  it('reads records with equal keys as a table with named columns, and names what is no number', () => {
    const text = '[{"id": "a", "x": 1, "y": {"z": 2}}, {"id": "b", "x": null, "y": {"z": 4}}]';
    const { tensors, problems } = readText(text, json);
    assert.deepEqual(tensors[0].labels, [undefined, ['x', 'y.z']]);
    assert.deepEqual(nested(text, json), [[1, 2], [NaN, 4]]); // prettier-ignore
    assert.deepEqual(problems.map(({ code, args }) => [code, args.names]), [['json.setAside', 'id']]); // prettier-ignore
  });

  it('reads an object of objects with equal keys as a table with named rows and columns', () => {
    const table = [[1, 3], [2, 4]]; // prettier-ignore
    const labels = [['0', '1'], ['a', 'b']]; // prettier-ignore
    for (const text of [
      '{"a": {"0": 1, "1": 2}, "b": {"0": 3, "1": 4}}',
      '{"0": {"a": 1, "b": 3}, "1": {"a": 2, "b": 4}}',
      '{"columns": ["a", "b"], "index": [0, 1], "data": [[1, 3], [2, 4]]}',
    ]) {
      assert.deepEqual(nested(text, json), table, text);
      assert.deepEqual(one(text, json).labels, labels, text);
    }
    const models = '{"resnet": {"top1": 76.1, "top5": null}, "vgg": {"top1": 71.6, "top5": 90.4}}';
    assert.deepEqual(nested(models, json), [[76.1, NaN], [71.6, 90.4]]); // prettier-ignore
    assert.deepEqual(one(models, json).labels, [['resnet', 'vgg'], ['top1', 'top5']]); // prettier-ignore
    const second = one(models, json).locate?.(2);
    assert.equal(models.slice(second?.start, second?.end), '71.6');
  });

  it('sets the texts of such a table aside, and names them', () => {
    const text = '{"a": {"0": 1, "1": "x"}, "b": {"0": 3, "1": 4}, "c": {"0": "y", "1": "z"}}';
    assert.deepEqual(nested(text, json), [[3], [4]]);
    assert.deepEqual(problemsOf(text, json), ['json.textInColumn «"x"»', 'json.setAside «"c"»']);
  });

  it('keeps objects of other keys, or of one record, as named tensors', () => {
    assert.deepEqual(byName('{"a": {"x": 1}, "b": {"y": 2}}', json), { 'a.x': 1, 'b.y': 2 });
    assert.deepEqual(byName('{"opt": {"lr": 0.1, "eps": 1}}', json), { 'opt.lr': 0.1, 'opt.eps': 1 });
    assert.deepEqual(problemsOf('{"a": {"x": 1}, "a": {"x": 2}}', json), ['json.duplicateKey «"x"»']);
  });

  it('reads values under keys that count as a vector, as JSON.stringify writes a typed array', () => {
    assert.deepEqual(nested('{"0": 1, "1": 2.5, "2": null}', json), [1, 2.5, NaN]);
    assert.deepEqual(one('{"2020": 1, "2021": 2}', json).labels, [['2020', '2021']]);
    assert.deepEqual(byName('{"lr": 1, "eps": 2}', json), { lr: 1, eps: 2 });
  });

  it('stacks arrays that records hold under the same key', () => {
    assert.deepEqual(byName('[{"v": [1, 2]}, {"v": [3, 4]}]', json), { v: [[1, 2], [3, 4]] }); // prettier-ignore
  });

  it('keeps arrays apart where the records have names, or the shapes differ', () => {
    const layers = '{"layers": [{"name": "c1", "w": [1]}, {"name": "c2", "w": [2]}]}';
    assert.deepEqual(byName(layers, json), { 'layers.c1.w': [1], 'layers.c2.w': [2] });
    assert.deepEqual(byName('[{"v": [1, 2]}, {"v": [3]}]', json), { '0.v': [1, 2], '1.v': [3] });
  });

  it('reads a value a line: arrays, records, numbers', () => {
    assert.deepEqual(nested('[1, 2]\n[3, 4]\n', { format: 'ndjson' }), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(nested('{"a": 1}\n\n{"a": 2}', { format: 'ndjson' }), [[1], [2]]);
    assert.deepEqual(nested('1\n2\n3', { format: 'ndjson' }), [1, 2, 3]);
    assert.equal(readText('{"a": 1}\n{"a": 2}', json).choice.format, 'ndjson');
  });

  it('fills a missing key with NaN and says in which records', () => {
    const { problems } = readText('[{"a": 1, "b": 2}, {"a": 3}]', json);
    assert.deepEqual(problems.map(({ code, args }) => [code, args]), [['json.missingKey', { name: 'b', record: 2, missing: 1 }]]); // prettier-ignore
  });

  it('refuses records whose keys have little in common instead of filling a huge table', () => {
    const text = `[${Array.from({ length: 3000 }, (_, i) => `{"k${i}": ${i}}`).join(',')}]`;
    assert.deepEqual(readText(text, json).problems.map(({ code }) => code), ['json.unequalKeys']); // prettier-ignore
  });

  it('leaves a column out where its form changes, and keeps the others', () => {
    const text = '[{"a": 1, "b": 1}, {"a": [2], "b": 2}]';
    assert.deepEqual(problemsOf(text, json), ['json.mixedColumn «[»']);
    assert.deepEqual(byName(text, json), { '': [[1], [2]] });
  });

  it('does not choose between two values of the same key', () => {
    assert.deepEqual(problemsOf('{"a": [1], "a": [2]}', json), ['json.duplicateKey «"a"»']);
  });

  it('takes names like __proto__ for what they are', () => {
    assert.deepEqual(readText('{"__proto__": [1], "constructor": [2]}', json).tensors.map(({ name }) => name), ['__proto__', 'constructor']); // prettier-ignore
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});

describe('The JSON reader: mistakes', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'readers.empty «»'],
    ['  \n', 'readers.empty «»'],
    ['{}', 'readers.noNumbers «{}»'],
    ['[[1, 2, 3], [4, 5]]', 'readers.ragged «[4, 5]»'],
    ['[[[1], [2]], [[3], [4, 5]]]', 'readers.ragged «[4, 5]»'],
    ['[1, [2]]', 'readers.listAmongNumbers «[»'],
    ['[[1], 2]', 'readers.numberAmongLists «2»'],
    ['[1, "2"]', 'readers.textAmongNumbers «"2"»'],
    ['[1, {"a": 2}]', 'json.objectAmongNumbers «{»'],
    ['[{"a": 1}, 2]', 'json.mixedList «2»'],
    ['[[', 'json.unclosed «[»'],
    ['[{', 'json.unclosed «{»'],
    ['[1,, 2]', 'json.missingValue «,»'],
    ['[, 1]', 'json.missingValue «,»'],
    ['[1 2]', 'json.missingComma «2»'],
    ['{"a" 1}', 'json.missingColon «1»'],
    ['{"a": }', 'json.missingValue «}»'],
    ['{a: 1}', 'json.keyExpected «a»'],
    ['[1.]', 'json.number «1.»'],
    ['[012]', 'json.number «012»'],
    ['[+1]', 'json.number «+1»'],
    ['[0x1F]', 'json.number «0x1F»'],
    ['[nul]', 'json.unexpected «nul»'],
    ['["a', 'json.unclosedString «"»'],
    ['["\\x"]', 'json.escape «\\x»'],
    ['[1 /* ]', 'json.unclosedComment «/*»'],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)}: ${expected}`, () => {
      assert.deepEqual(problemsOf(text, json), [expected]);
      assert.deepEqual(readText(text, json).tensors, []);
    });
  }

  it('names the first row that differs and both lengths', () => {
    const [{ args }] = readText('[[[1, 2], [3, 4]], [[5, 6], [7]]]', json).problems;
    assert.deepEqual(args, { row: 2, block: '2', actual: 1, expected: 2, cut: false });
  });

  it('reads the other arrays of an object where one is wrong', () => {
    assert.deepEqual(byName('{"a": [[1], [2, 3]], "b": [4]}', json), { b: [4] });
  });

  it('refuses 100 000 nested brackets with a message', () => {
    assert.deepEqual(problemsOf('['.repeat(100_000), json), ['readers.tooDeep «[»']);
    assert.deepEqual(problemsOf('{"a":'.repeat(100_000), json), ['readers.tooDeep «{»']);
    assert.deepEqual(problemsOf('[{"a":'.repeat(100_000), json).length, 1);
  });
});

describe('The JSON reader: time', function () {
  // Wall-clock time, on a machine that may be busy; what is asserted is the time of this process.
  this.timeout(30_000);
  const LENGTH = 2 ** 17;
  const hostile: Readonly<Record<string, string>> = {
    'closing brackets': ']'.repeat(LENGTH),
    commas: ','.repeat(LENGTH),
    'open comments': '/*'.repeat(LENGTH / 2),
    'open strings': '["'.repeat(LENGTH / 2),
    backslashes: `"${'\\'.repeat(LENGTH)}`,
    'brackets and blanks': `[${' '.repeat(1000)}`.repeat(LENGTH / 1000),
    'one long key for each value': `{${Array.from({ length: 1000 }, (_, i) => `"${'k'.repeat(900)}${i}":{"a":1,"b":2}`).join(',')}}`,
    'keys that come and go': `[${Array.from({ length: 20_000 }, (_, i) => `{"a${i % 50}":1,"b${i % 49}":2}`).join(',')}]`,
    'small objects': `[${'{"a":1},'.repeat(LENGTH / 8)}{"a":1}]`,
    'lists of lists of records': `[${'[{"a":1}],'.repeat(LENGTH / 10)}[{"a":1}]]`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`answers 128 KB of ${name} in less than a second`, () => {
      const { tensors, problems } = withinASecond(() => readText(text, json));
      assert.ok(tensors.length + problems.length > 0);
    });
  }
});
