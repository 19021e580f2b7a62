import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is installed and can be activated', async () => {
    const extension = vscode.extensions.getExtension('normscope.normscope');
    assert.ok(extension, 'normscope.normscope is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
