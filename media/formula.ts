import temml from 'temml';
import { html, type TemplateResult } from 'lit';

/** TeX as MathML, built from elements and not from text. The plain characters stand in where the TeX cannot be drawn. */
export function formula(
  { tex, text }: { readonly tex: string; readonly text: string },
  display = false,
): TemplateResult {
  const place = document.createElement(display ? 'div' : 'span');
  place.className = 'formula';
  try {
    temml.render(tex, place, { displayMode: display, throwOnError: true });
  } catch {
    place.textContent = text;
  }
  return html`${place}`;
}
