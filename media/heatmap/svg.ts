const SVG = 'http://www.w3.org/2000/svg';

/**
 * A picture by itself: its cells as an image of whole pixels, its axes and marks as shapes, with the colours that they have
 * at the moment. `picture` holds the canvas and the SVGs around it, where they are on the screen.
 */
export function pictureSvg(picture: Element, canvas: HTMLCanvasElement): SVGSVGElement {
  const whole = picture.getBoundingClientRect();
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${Math.ceil(whole.width)} ${Math.ceil(whole.height)}`);
  const image = document.createElementNS(SVG, 'image');
  placed(image, canvas.getBoundingClientRect(), whole);
  image.setAttribute('image-rendering', 'pixelated');
  image.setAttribute('href', canvas.toDataURL());
  drawing.append(image);
  for (const part of picture.querySelectorAll('svg')) {
    const copy = part.cloneNode(true) as SVGSVGElement;
    placed(copy, part.getBoundingClientRect(), whole);
    painted(part, copy);
    drawing.append(copy);
  }
  return drawing;
}

function placed(element: SVGElement, box: DOMRect, whole: DOMRect): void {
  element.setAttribute('x', String(box.left - whole.left));
  element.setAttribute('y', String(box.top - whole.top));
  element.setAttribute('width', String(box.width));
  element.setAttribute('height', String(box.height));
}

const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight'] as const;

/** What the stylesheet says of shapes, as their own attributes. */
function painted(from: Element, to: Element): void {
  const copies = to.querySelectorAll('text, rect');
  from.querySelectorAll('text, rect').forEach((shape, i) => {
    const style = getComputedStyle(shape);
    for (const property of PROPERTIES) copies[i].setAttribute(property, style.getPropertyValue(property));
  });
}
