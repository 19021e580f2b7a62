import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CodedError } from '../../../src/protocol/rpc';
import { api, closeEverything, diagnostics, ours, run, sample, select, selectAll, untitled, until } from '../kit/kit';

const INSPECT = 'normscope.inspect';

/** A text, what of it is marked, under which code, and what the message must say. */
const BAD: readonly { title: string; text: string; language?: string; marked: string; code: string; says: RegExp }[] = [
  {
    title: 'a ragged array: the first row that differs',
    text: '[[1, 2, 3], [4, 5], [6, 7, 8]]',
    marked: '[4, 5]',
    code: 'readers.ragged',
    says: /Row 2 has 2 values.* have 3.*add or remove/,
  },
  {
    title: 'a ragged table: every line that differs',
    text: 'a,b,c\n1,2,3\n4,5\n6,7,8\n',
    marked: '4,5',
    code: 'table.ragged',
    says: /Row 2 has 2 values.* have 3/,
  },
  {
    title: 'text among numbers: the text',
    text: '[[1, 2], [3, "four"]]',
    marked: '"four"',
    code: 'readers.textAmongNumbers',
    says: /"four".*Write the number/,
  },
  {
    title: 'no numbers at all: the whole of it',
    text: '{"name": "iris"}',
    language: 'json',
    marked: '{"name": "iris"}',
    code: 'readers.noNumbers',
    says: /no numbers.*Select/,
  },
  {
    title: 'an empty array: its brackets',
    text: '[]',
    language: 'json',
    marked: '[]',
    code: 'readers.hollow',
    says: /empty.*\[0\]/,
  },
  {
    title: 'a truncated array: the bracket that is never closed',
    text: '[[1, 2], [3, 4',
    language: 'json',
    marked: '[',
    code: 'json.unclosed',
    says: /never closed; 2 brackets.*Select as far as the closing bracket/,
  },
  {
    title: 'a print that was cut short: its dots',
    text: 'array([1., 2., 3., ..., 7., 8., 9.])',
    language: 'python',
    marked: '...',
    code: 'literal.shortened',
    says: /np\.set_printoptions\(threshold=np\.inf\)/,
  },
];

describe('bad input', () => {
  afterEach(closeEverything);

  for (const { title, text, language, marked, code, says } of BAD) {
    it(`marks ${title}`, async () => {
      const editor = await untitled(text, language);
      selectAll(editor);
      const { problems } = await run(INSPECT, editor);
      const found = (await diagnostics(editor.document.uri)).find((diagnostic) => diagnostic.code === code);
      assert.ok(found, `no ${code} among ${JSON.stringify(ours(editor.document.uri))}`);
      assert.equal(editor.document.getText(found.range), marked);
      assert.match(found.message, says);
      const shown = problems.find((problem) => problem.code === code);
      const { line, character } = found.range.start;
      assert.deepEqual([shown?.place?.line, shown?.place?.column], [line + 1, character + 1]);
    });
  }

  it('is marked at its place in the document when only a part of it is selected', async () => {
    const editor = await untitled('# header\nweights = [[1, 2], [3]]\n', 'python');
    select(editor, '[[1, 2], [3]]');
    await run(INSPECT, editor);
    const [found] = await diagnostics(editor.document.uri);
    assert.equal(editor.document.getText(found.range), '[3]');
    assert.equal(found.range.start.line, 1);
  });

  it('leaves the tensors beside it readable', async () => {
    const editor = await sample('bad.json');
    const { tensors } = await run(INSPECT, editor);
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['empty', 'fine', 'oneSample'],
    );
    const codes = (await diagnostics(editor.document.uri)).map(({ code }) => code);
    assert.deepEqual(codes, ['readers.ragged', 'readers.textAmongNumbers']);
  });

  it('is marked as an error when it kept a tensor from being read, as a warning when it did not', async () => {
    const ragged = await untitled('[[1], [2, 3]]');
    selectAll(ragged);
    await run(INSPECT, ragged);
    assert.equal((await diagnostics(ragged.document.uri))[0].severity, vscode.DiagnosticSeverity.Error);
    const empty = await untitled('[]', 'json');
    selectAll(empty);
    await run(INSPECT, empty);
    assert.equal((await diagnostics(empty.document.uri))[0].severity, vscode.DiagnosticSeverity.Warning);
  });

  it('is not marked any more once it is mended', async () => {
    const editor = await untitled('[[1, 2], [3]]');
    selectAll(editor);
    await run(INSPECT, editor);
    await diagnostics(editor.document.uri);
    const end = editor.document.getText().indexOf('3') + 1;
    await editor.edit((edit) => edit.insert(editor.document.positionAt(end), ', 4'));
    await until('the mark is gone', () => ours(editor.document.uri).length === 0);
    const { inspected } = await api();
    assert.deepEqual(
      inspected()[0].tensors.map(({ shape }) => shape),
      [[2, 2]],
    );
  });

  it('is not marked any more once the panel is closed', async () => {
    const editor = await untitled('[[1, 2], [3]]');
    selectAll(editor);
    await run(INSPECT, editor);
    await diagnostics(editor.document.uri);
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await until('the mark is gone', () => ours(editor.document.uri).length === 0);
  });

  it('of a parameter is answered with its code and numbers: an axis that does not exist', async () => {
    const editor = await untitled('[[1, 2], [3, 4]]');
    selectAll(editor);
    const { tensors } = await run(INSPECT, editor);
    const { report } = await api();
    const wrong = report({ tensor: tensors[0].id, scheme: { scheme: 'batch', channelAxis: 5 } });
    await assert.rejects(wrong, (error) => isCoded(error, 'scheme.axis', { axis: 5, ndim: 2 }));
  });

  it('of a scheme is marked at the tensor that it refuses, until another scheme is shown: a batch of one', async () => {
    const editor = await untitled('x = [[1, 2, 3]]', 'python');
    select(editor, '2', 0);
    await run('normscope.batchNormalize', editor);
    const [found] = await diagnostics(editor.document.uri);
    assert.equal(found.code, 'scheme.oneValue');
    assert.equal(editor.document.getText(found.range), '[[1, 2, 3]]');
    assert.match(
      found.message,
      /needs more than one value per channel, and shape \[1, 3\] has one.*Use a larger batch/,
    );
    await vscode.commands.executeCommand('normscope.layerNormalize');
    await until('the mark is gone', () => ours(editor.document.uri).length === 0);
  });

  it('of a parameter is answered with its code and numbers: a batch of one value per channel', async () => {
    const editor = await untitled('[[1, 2, 3]]');
    selectAll(editor);
    const { tensors, view } = await run('normscope.batchNormalize', editor);
    const { report } = await api();
    await assert.rejects(report({ tensor: tensors[0].id, scheme: view.scheme }), (error) =>
      isCoded(error, 'scheme.oneValue', { shape: '[1, 3]' }),
    );
  });
});

function isCoded(error: unknown, code: string, args: Record<string, unknown>): boolean {
  // The class is the extension's own copy, not the suite's.
  const { code: actual, args: given } = error as CodedError;
  assert.equal(actual, code);
  for (const [name, value] of Object.entries(args)) assert.equal(given[name], value, name);
  return true;
}
