import type { CustomDocument, CustomReadonlyEditorProvider, Uri, WebviewPanel } from 'vscode';
import { freshView } from './inspect';
import { PanelController } from './panel/controller';
import { pageHtml, pageOptions } from './panel/page';
import type { PanelDeps } from './panel/panels';
import { FileSource } from './source/fileSource';

export const TENSOR_EDITOR = 'normscope.tensorFile';

/** The read-only editor of .npy, .npz and .safetensors files: the panel itself, in the place of the text. */
export class TensorEditor implements CustomReadonlyEditorProvider {
  readonly #shown = new Map<WebviewPanel, PanelController>();

  constructor(private readonly deps: PanelDeps) {}

  /** The editor that has the focus. */
  get focused(): PanelController | undefined {
    return [...this.#shown].find(([panel]) => panel.active)?.[1];
  }

  openCustomDocument(uri: Uri): CustomDocument {
    // Each editor reads the file for itself; there is nothing to be shared or saved.
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: CustomDocument, panel: WebviewPanel): void {
    const { extension, engine, actions, language, sessions } = this.deps;
    const { webview } = panel;
    const session = sessions.open(new FileSource(uri), { view: freshView(), asked: true });
    webview.options = pageOptions(extension);
    const controller = new PanelController(webview, { language, engine, actions, session, isEditor: true });
    this.#shown.set(panel, controller);
    panel.onDidDispose(() => {
      this.#shown.delete(panel);
      controller.dispose();
      sessions.close(session);
    });
    webview.html = pageHtml(webview, extension, 'panel', language);
  }
}
