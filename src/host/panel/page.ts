import { Uri } from 'vscode';
import type { Webview, WebviewOptions } from 'vscode';
import type { Language } from '../../../l10n';

/** The pages that the extension shows, by the names of their bundles. */
export type PageName = 'panel' | 'inspector' | 'compare';

/** What a page may do beyond nothing at all, and why. */
const POLICY: readonly {
  readonly directive: string;
  readonly allow: (page: PageContext) => string;
  readonly why: string;
}[] = [
  {
    directive: 'default-src',
    allow: () => "'none'",
    why: 'whatever is not named here is forbidden, the network first of all',
  },
  {
    directive: 'script-src',
    allow: ({ nonce }) => `'nonce-${nonce}'`,
    why: 'the bundle, and the one that draws formulas when the first is to be seen; no inline script, no eval',
  },
  {
    directive: 'style-src',
    allow: ({ source }) => source,
    why: "the page's stylesheet; components bring theirs as constructed sheets, charts set theirs through the CSSOM",
  },
  {
    directive: 'img-src',
    allow: () => 'data:',
    why: 'a chart becomes a PNG by way of an image of itself',
  },
  { directive: 'font-src', allow: ({ source }) => source, why: 'the codicons' },
];

interface PageContext {
  readonly nonce: string;
  readonly source: string;
}

/** A page may load what was built, and nothing else of the disk. */
export function pageOptions(extension: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
}

/** The HTML of a page: its bundle, its stylesheet and a policy. Nothing of the user's is in it. */
export function pageHtml(webview: Webview, extension: Uri, page: PageName, language: Language): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
  const context: PageContext = { nonce: makeNonce(), source: webview.cspSource };
  const policy = POLICY.map(({ directive, allow }) => `${directive} ${allow(context)}`).join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file(`${page}.css`)}">
<title>Normscope</title>
</head>
<body>
<script nonce="${context.nonce}" src="${file(`${page}.js`)}"></script>
</body>
</html>`;
}

const NONCE_BYTES = 16;

function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
