// Runs in every frame of the window, before its own scripts. The workbench notes when the keys were pressed; the frame
// around a webview's page tells when the page was first painted with what is waited for.

function holds(root: Document | ShadowRoot, selector: string): boolean {
  if (root.querySelector(selector)) return true;
  return [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && holds(shadowRoot, selector));
}

/** The pages within this frame: VS Code writes a webview's page into a frame of its own. */
function pages(): Document[] {
  return [...document.querySelectorAll('iframe')].flatMap(({ contentDocument }) => contentDocument ?? []);
}

function isPainted(page: Document): boolean {
  return holds(page, '#painted') || (holds(page, 'main[aria-busy="false"]') && holds(page, 'ns-statistics'));
}

function look(): void {
  if (!pages().some(isPainted)) return void requestAnimationFrame(look);
  // The frame with it is painted before the next one begins.
  requestAnimationFrame(() => window.benchPainted(performance.timeOrigin + performance.now()));
}

addEventListener(
  'keydown',
  ({ ctrlKey, altKey, key, timeStamp }) => {
    if (ctrlKey && altKey && key.length === 1) window.benchPressedAt = performance.timeOrigin + timeStamp;
  },
  true,
);
if (window !== top) requestAnimationFrame(look);
