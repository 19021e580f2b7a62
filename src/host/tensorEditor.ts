import type { CustomDocument, CustomReadonlyEditorProvider, Uri, WebviewPanel } from 'vscode';
import { freshView } from './inspect';
import { PanelController } from './panel/controller';
import { pageHtml, pageOptions } from './panel/page';
import type { PanelDeps } from './panel/panels';
import { FileSource } from './source/fileSource';

export const TENSOR_EDITOR = 'normscope.tensorFile';

/** The read-only editor of .npy, .npz and .safetensors files: the panel itself, in the place of the text. */
export class TensorEditor implements CustomReadonlyEditorProvider {
  constructor(private readonly deps: PanelDeps) {}

  openCustomDocument(uri: Uri): CustomDocument {
    // Each editor reads the file for itself; there is nothing to be shared or saved.
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: CustomDocument, { webview, onDidDispose }: WebviewPanel): void {
    const { extension, engine, language, sessions } = this.deps;
    const session = sessions.open(new FileSource(uri), { view: freshView() });
    webview.options = pageOptions(extension);
    const controller = new PanelController(webview, { language, engine, session, isEditor: true });
    onDidDispose(() => {
      controller.dispose();
      sessions.close(session);
    });
    webview.html = pageHtml(webview, extension, 'panel', language);
  }
}
