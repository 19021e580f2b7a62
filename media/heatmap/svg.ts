const SVG = 'http://www.w3.org/2000/svg';

/**
 * A picture by itself, as the text of an SVG: its cells as an image of whole pixels, its axes, marks and legend as shapes and
 * text, where they are on the screen and in the colours that they have at the moment. `parts` hold the canvas, SVGs, and
 * text marked `data-label`.
 */
export function pictureSvg(parts: readonly Element[], canvas: HTMLCanvasElement): string {
  const shapes = parts.flatMap((part) => [...part.querySelectorAll<SVGSVGElement>('svg:not(svg svg)')]);
  const labels = parts.flatMap((part) => [...part.querySelectorAll('[data-label]')]);
  // What is drawn, not the room that it has on the page.
  const boxes = [canvas, ...shapes, ...labels].map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top);
  const style = getComputedStyle(parts[0]);
  const ground = element('rect', {
    width,
    height,
    fill: style.getPropertyValue('--vscode-editor-background') || 'none',
  });
  const cells = element('image', { href: canvas.toDataURL(), 'image-rendering': 'pixelated' });
  placed(cells, canvas.getBoundingClientRect(), { left, top });
  const drawing = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': style.fontFamily });
  drawing.append(
    ground,
    cells,
    ...shapes.map((shape) => copied(shape, { left, top })),
    ...labels.map((label) => written(label, { left, top })),
  );
  return new XMLSerializer().serializeToString(drawing);
}

type Corner = Pick<DOMRect, 'left' | 'top'>;

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}

function placed(shape: SVGElement, box: DOMRect, corner: Corner): void {
  const place = { x: box.left - corner.left, y: box.top - corner.top, width: box.width, height: box.height };
  for (const [attribute, value] of Object.entries(place)) shape.setAttribute(attribute, String(value));
}

const SHAPES = 'svg, text, rect, line, path';
const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'font-size', 'font-weight', 'overflow'] as const;

/** An SVG with what the stylesheets say of its shapes as their own attributes. */
function copied(from: SVGSVGElement, corner: Corner): SVGElement {
  const copy = from.cloneNode(true) as SVGSVGElement;
  placed(copy, from.getBoundingClientRect(), corner);
  copy.setAttribute('overflow', getComputedStyle(from).overflow);
  const copies = copy.querySelectorAll(SHAPES);
  from.querySelectorAll(SHAPES).forEach((shape, i) => {
    const style = getComputedStyle(shape);
    for (const property of PROPERTIES) copies[i].setAttribute(property, style.getPropertyValue(property));
  });
  return copy;
}

/** A text of the page as a text of the picture. */
function written(label: Element, corner: Corner): SVGElement {
  const box = label.getBoundingClientRect();
  const { color, fontSize } = getComputedStyle(label);
  const text = element('text', {
    x: box.left - corner.left,
    y: box.top - corner.top + box.height / 2,
    fill: color,
    'font-size': fontSize,
    'dominant-baseline': 'central',
  });
  text.textContent = label.textContent.trim();
  return text;
}
