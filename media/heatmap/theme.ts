import type { Ink } from './paint';

/** The colours and the font that a canvas cannot take from CSS by itself. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  return {
    line: style.getPropertyValue('--vscode-foreground') || 'CanvasText',
    text: style.color,
    font: style.fontFamily,
  };
}

/** The colours of a picture that is not known to lie on a light ground or a dark one: as far from white as from black. */
export function inkOnAnyGround(element: Element): Ink {
  return { ...inkOf(element), line: '#777', text: '#777' };
}

/** Calls back after every change of the theme: VS Code then writes other variables on the page and another class on its body. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  return () => observer.disconnect();
}
