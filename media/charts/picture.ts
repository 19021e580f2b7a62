/** What can be taken along as a picture. A chart that is no SVG itself draws one, or gives its canvas. */
export interface Pictured {
  /** The SVG as a text that stands on its own; undefined while nothing is drawn. */
  toSvg(): string | undefined;
  /** The picture at so many pixels a CSS pixel. */
  toCanvas(scale: number): Promise<HTMLCanvasElement | undefined>;
}

export interface SvgOptions {
  /** Colours stay CSS variables, for a page that has its own; otherwise they become what they are now, on the editor's ground. */
  readonly themed?: boolean;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const PRESENTED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'opacity',
  'font-size',
  'font-variant-numeric',
] as const;

/** A drawn SVG as a text of its own, with what the page's stylesheets say of it written into it. */
export function svgText(drawn: SVGSVGElement, { themed = false }: SvgOptions = {}): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  present(drawn, copy, themed);
  // What the pointer shows is not part of the picture.
  for (const tip of copy.querySelectorAll('[aria-label="tip"]')) tip.remove();
  // Plot's names of its marks are not for reading.
  for (const mark of copy.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  copy.removeAttribute('aria-hidden');
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('font-family', getComputedStyle(drawn).fontFamily);
  if (!themed) copy.prepend(ground(copy));
  return new XMLSerializer().serializeToString(copy);
}

function present(from: Element, to: Element, themed: boolean): void {
  const style = getComputedStyle(from);
  const above = from.parentElement && getComputedStyle(from.parentElement);
  for (const property of PRESENTED) {
    const own = from.getAttribute(property);
    const isVariable = own !== null && /var\(|currentColor/.test(own);
    if (themed ? isVariable : own !== null && !isVariable) continue;
    const value = style.getPropertyValue(property);
    if (own !== null || value !== above?.getPropertyValue(property)) to.setAttribute(property, value);
  }
  if (!themed && from instanceof SVGSVGElement) to.setAttribute('color', style.color);
  // The browser knows a text's place in the line without it.
  [...from.children].forEach((child, i) => present(child, to.children[i], themed));
}

function ground(svg: SVGSVGElement): SVGRectElement {
  const rect = document.createElementNS(NAMESPACE, 'rect');
  const { width, height } = svg.viewBox.baseVal;
  const color = getComputedStyle(document.body).getPropertyValue('--vscode-editor-background').trim();
  const attributes = { width: String(width), height: String(height), fill: color || 'none' };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, value);
  return rect;
}

/** An SVG's text drawn on a canvas, at so many pixels a CSS pixel. */
export async function rasterized(svg: string, scale: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A canvas as the bytes of a PNG, in base64. */
export function pngOf(canvas: HTMLCanvasElement): string {
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
