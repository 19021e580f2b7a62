import type { SvgOptions } from '../charts/picture';

const SVG = 'http://www.w3.org/2000/svg';
const GROUND = '--vscode-editor-background';

/** The cells of a picture: where they are on the screen, and the canvas that they are painted on. */
export interface Cells {
  readonly box: DOMRect;
  readonly painted: HTMLCanvasElement;
}

/**
 * A picture by itself, as the text of an SVG: its cells as an image of whole pixels, its axes, marks and legend as shapes and
 * text, where they are on the screen and in the colours that they have at the moment, or (`themed`) in those of the page that
 * takes it. `parts` hold the canvas, SVGs, and text marked `data-label`.
 */
export function pictureSvg(parts: readonly Element[], cells: Cells, { themed = false }: SvgOptions = {}): string {
  const colors = themed ? themeColors() : new Map<string, string>();
  const shapes = parts.flatMap((part) => [...part.querySelectorAll<SVGSVGElement>('svg:not(svg svg)')]);
  const labels = parts.flatMap((part) => [...part.querySelectorAll('[data-label]')]);
  // What is drawn, not the room that it has on the page.
  const boxes = [cells.box, ...[...shapes, ...labels].map((part) => part.getBoundingClientRect())];
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top);
  const style = getComputedStyle(parts[0]);
  const ground = element('rect', {
    width,
    height,
    fill: themed ? `var(${GROUND})` : style.getPropertyValue(GROUND) || 'none',
  });
  const image = element('image', { href: cells.painted.toDataURL(), 'image-rendering': 'pixelated' });
  placed(image, cells.box, { left, top });
  const drawing = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': style.fontFamily });
  drawing.append(
    ground,
    image,
    ...shapes.map((shape) => copied(shape, { left, top }, colors)),
    ...labels.map((label) => written(label, { left, top }, colors)),
  );
  return new XMLSerializer().serializeToString(drawing);
}

/** What the theme's colours are now, and what a page with colours of its own calls them. */
function themeColors(): ReadonlyMap<string, string> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const now = (variable: string): string => {
    probe.style.setProperty('color', `var(${variable})`);
    return getComputedStyle(probe).color;
  };
  const colors = new Map([
    [now('--vscode-focusBorder'), 'currentColor'],
    [now(GROUND), `var(${GROUND})`],
    [now('--ns-muted'), 'var(--ns-muted)'],
    [now('--vscode-foreground'), 'currentColor'],
  ]);
  probe.remove();
  return colors;
}

type Colors = ReturnType<typeof themeColors>;
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
function copied(from: SVGSVGElement, corner: Corner, colors: Colors): SVGElement {
  const copy = from.cloneNode(true) as SVGSVGElement;
  placed(copy, from.getBoundingClientRect(), corner);
  copy.setAttribute('overflow', getComputedStyle(from).overflow);
  const copies = copy.querySelectorAll(SHAPES);
  from.querySelectorAll(SHAPES).forEach((shape, i) => {
    const style = getComputedStyle(shape);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      // A colour of the scale is one in every theme.
      const themed = shape.hasAttribute(property) ? undefined : colors.get(value);
      copies[i].setAttribute(property, themed ?? value);
    }
  });
  return copy;
}

/** A text of the page as a text of the picture. */
function written(label: Element, corner: Corner, colors: Colors): SVGElement {
  const box = label.getBoundingClientRect();
  const { color, fontSize } = getComputedStyle(label);
  const text = element('text', {
    x: box.left - corner.left,
    y: box.top - corner.top + box.height / 2,
    fill: colors.get(color) ?? color,
    'font-size': fontSize,
    'dominant-baseline': 'central',
  });
  text.textContent = label.textContent.trim();
  return text;
}
