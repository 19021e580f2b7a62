import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';

/** Writes TeX as MathML into a place. Throws for TeX that it does not know. */
export type FormulaRenderer = (tex: string, place: HTMLElement, displayMode: boolean) => void;

declare const normscopeFormulas: FormulaRenderer | undefined;

// What loaded this page's bundle: the formulas' bundle stands beside it, and the same nonce lets it in.
const bundle = document.currentScript as HTMLScriptElement | null;
let loading: Promise<FormulaRenderer | undefined> | undefined;

/**
 * TeX as MathML, built from elements and not from text. The plain characters stand in until what draws formulas is
 * loaded, and where the TeX cannot be drawn.
 */
export function formula(
  { tex, text }: { readonly tex: string; readonly text: string },
  display = false,
): TemplateResult {
  return html`${until(drawn(tex, text, display), text)}`;
}

async function drawn(tex: string, text: string, display: boolean): Promise<HTMLElement> {
  const render = await (loading ??= load());
  const place = document.createElement(display ? 'div' : 'span');
  place.className = 'formula';
  try {
    if (render) render(tex, place, display);
    else place.textContent = text;
  } catch {
    place.textContent = text;
  }
  return place;
}

function load(): Promise<FormulaRenderer | undefined> {
  return new Promise((resolve) => {
    if (!bundle) return resolve(undefined);
    const script = document.createElement('script');
    script.nonce = bundle.nonce;
    script.src = bundle.src.replace(/[^/]+\.js/, 'formulas.js');
    script.addEventListener('load', () => resolve(normscopeFormulas));
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
}
