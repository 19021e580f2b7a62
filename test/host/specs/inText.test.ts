import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../../package.json';
import { api, closeEverything, inspected, ours, run, sample, select, untitled, until } from '../kit/kit';

const PYTHON = 'tiny = [1, 2, 3]\nx = [[1.5, 2.5], [3.5, nan]]\nragged = [[1, 2],\n          [3]]\n';

async function lenses(editor: vscode.TextEditor): Promise<[line: number, title: string][]> {
  const { uri } = editor.document;
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return found.flatMap(({ range, command }): [number, string][] =>
    command?.command === 'normscope.inspectAt' ? [[range.start.line, command.title]] : [],
  );
}

async function hover(editor: vscode.TextEditor, text: string): Promise<string> {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(text));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  const contents = hovers.flatMap((one) => one.contents.map((part) => (typeof part === 'string' ? part : part.value)));
  return contents.filter((part) => part.includes('command:normscope')).join('\n');
}

async function fixes(editor: vscode.TextEditor, text: string): Promise<vscode.CodeAction[]> {
  const { document } = editor;
  const start = document.positionAt(document.getText().indexOf(text));
  const range = new vscode.Range(start, start.translate(0, text.length));
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
}

async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('normscope').update(name, value, vscode.ConfigurationTarget.Global);
}

describe('in the text', () => {
  before(api);
  afterEach(closeEverything);

  it('a line above an array says shape and dtype and what is wrong; what is tiny has none', async () => {
    const editor = await untitled(PYTHON, 'python');
    assert.deepEqual(await lenses(editor), [
      [1, '$(warning)\u00a02×2 · float64 · NaN 1'],
      [1, 'Inspect'],
      [2, '$(warning)\u00a0Cannot be read'],
      [2, 'Inspect'],
    ]);
  });

  it('the line above an array opens the panel on it', async () => {
    const editor = await untitled(PYTHON, 'python');
    await vscode.commands.executeCommand('normscope.inspectAt', editor.document.uri.toString(), {
      line: 1,
      character: 4,
    });
    const { tensors } = await inspected(editor.document.uri);
    assert.deepEqual(
      tensors.map(({ name, shape }) => [name, shape]),
      [['x', [2, 2]]],
    );
  });

  it('lines above arrays come and go with their setting, without a reload', async () => {
    const editor = await untitled(PYTHON, 'python');
    await set('codeLens', false);
    try {
      assert.deepEqual(await lenses(editor), []);
    } finally {
      await set('codeLens', undefined);
    }
    assert.equal((await lenses(editor)).length, 4);
  });

  it('a table has one line, above its first', async () => {
    assert.deepEqual(await lenses(await sample('iris.csv')), [
      [0, '150×4 · float64'],
      [0, 'Inspect'],
    ]);
  });

  it('follow the text as it is edited', async () => {
    const editor = await untitled('x = [[1, 2], [3, 4]]\n', 'python');
    assert.equal((await lenses(editor))[0][1], '2×2 · float64');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 19), ', [5, 6]'));
    assert.equal((await lenses(editor))[0][1], '3×2 · float64');
  });

  it('hovering an array shows its statistics and a small histogram; beside it nothing', async () => {
    const editor = await untitled(`${PYTHON}words\n`, 'python');
    const text = await hover(editor, '2.5');
    for (const part of ['**x**', '2×2 · float64', '|&emsp;2.5 |', '$(warning) 1', '█'])
      assert.ok(text.includes(part), `${part} in\n${text}`);
    assert.match(await hover(editor, '3]]'), /Row 2 has 1 value, the rows before it have 2/);
    assert.equal(await hover(editor, 'words'), '');
  });

  it('a name in a hover is a text, whatever it holds', async () => {
    const editor = await untitled('{"[a](command:x) <b>": [1, 2, 3]}', 'json');
    const text = await hover(editor, '2');
    assert.ok(!text.includes('[a](command:x)') && !text.includes('<b>'), text);
  });

  it('hovers stay away where their setting is off', async () => {
    const editor = await untitled(PYTHON, 'python');
    await set('hover', false);
    try {
      assert.equal(await hover(editor, '2.5'), '');
    } finally {
      await set('hover', undefined);
    }
  });

  it('the cursor goes from one array to the next, and round', async () => {
    const editor = await untitled(PYTHON, 'python');
    select(editor, 'tiny', 0);
    const lines: number[] = [];
    for (const command of ['nextTensor', 'nextTensor', 'nextTensor', 'nextTensor', 'previousTensor']) {
      const before = editor.selection.active;
      await vscode.commands.executeCommand(`normscope.${command}`);
      lines.push(
        (await until('the cursor moves', () => !editor.selection.active.isEqual(before) && editor.selection.active))
          .line,
      );
    }
    assert.deepEqual(lines, [0, 1, 2, 0, 2]);
  });
});

describe('quick fixes', () => {
  before(api);
  afterEach(closeEverything);

  it('show the first row that differs, from anywhere in a ragged array', async () => {
    const editor = await untitled(PYTHON, 'python');
    select(editor, '[1, 2],', 0);
    await run('normscope.inspect', editor);
    const [fix] = await fixes(editor, '[[1, 2],');
    assert.equal(fix.title, 'Show row 2, the first that differs');
    await apply(fix);
    assert.equal(editor.document.getText(editor.selection), '[3]');
  });

  it('copy the line that prints a shortened array whole, by its library', async () => {
    const editor = await untitled('y = tensor([[0., 1., ..., 9.]])', 'python');
    select(editor, '1.', 0);
    await run('normscope.inspect', editor);
    const [fix] = await fixes(editor, '...');
    await apply(fix);
    assert.equal(await vscode.env.clipboard.readText(), "torch.set_printoptions(profile='full')");
  });

  it('write a number for a number in quotes, and null for other text in JSON', async () => {
    const editor = await untitled('[[1, "2.5"], [3, 4]]', 'json');
    select(editor, '1', 0);
    await run('normscope.inspect', editor);
    const [fix] = await fixes(editor, '"2.5"');
    await apply(fix);
    assert.equal(editor.document.getText(), '[[1, 2.5], [3, 4]]');
  });

  it('replace NaN and Infinity in JSON by null, here or everywhere, but not in texts', async () => {
    const editor = await untitled('{"a": [1, NaN, -Infinity], "NaN": "NaN"}', 'json');
    const titles = (await fixes(editor, 'NaN, ')).map(({ title }) => title);
    assert.deepEqual(titles, ['Replace NaN by null', 'Replace all 2 NaN and Infinity in this file by null']);
    await apply((await fixes(editor, 'NaN, '))[1]);
    assert.equal(editor.document.getText(), '{"a": [1, null, null], "NaN": "NaN"}');
    assert.deepEqual(await fixes(editor, '"NaN"}'), []);
  });
});

describe('marked problems', () => {
  before(api);
  afterEach(async () => {
    await set('problems', undefined);
    await closeEverything();
  });

  it('are those of what is inspected, or of every open array where the setting says so', async () => {
    const editor = await untitled(PYTHON, 'python');
    const { uri } = editor.document;
    await lenses(editor);
    assert.deepEqual(ours(uri), []);
    await set('problems', 'open');
    const [diagnostic] = await until('a problem', () => ours(uri).length > 0 && ours(uri));
    assert.equal(editor.document.getText(diagnostic.range), '[3]');
    await set('problems', undefined);
    await until('no problem', () => ours(uri).length === 0);
  });
});

describe('the settings of a new inspection', () => {
  before(api);
  afterEach(async () => {
    await set('defaultScheme', undefined);
    await set('defaultConvention', undefined);
    await closeEverything();
  });

  it('are the scheme and the convention that the user chose', async () => {
    await set('defaultScheme', 'layer');
    await set('defaultConvention', 'keras');
    const { view } = await run('normscope.inspect', await untitled('[[1, 2], [3, 4]]'));
    assert.deepEqual(view.scheme, { scheme: 'layer', convention: 'keras' });
  });

  it('are the defaults where they say something that there is not', async () => {
    await set('defaultScheme', 'quantile');
    const { view } = await run('normscope.inspect', await untitled('[[1, 2], [3, 4]]'));
    assert.deepEqual(view.scheme, { scheme: 'input' });
  });
});

describe('the default keys', () => {
  it('are bound to nothing else in VS Code', async () => {
    const own = manifest.contributes.keybindings;
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const bound = [...document.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)];
    assert.ok(bound.length > 500, `${bound.length} default keys`);
    const others = bound.filter(([, key, command]) => own.some((one) => one.key === key && one.command !== command));
    assert.deepEqual(
      others.map(([, key, command]) => `${key} ${command}`),
      [],
    );
  });
});
