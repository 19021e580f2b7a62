/** What no colour of a scale may stand for, and the lines that it is hatched with instead, in a square of 6. */
export const HATCHES = {
  nan: 'M-1 7 7 -1 M-1 1 1 -1 M5 7 7 5',
  posInf: 'M0 3 H6 M3 0 V6',
  negInf: 'M0 3 H6',
} as const;
export type NotFinite = keyof typeof HATCHES;
export const HATCH = 6;

/** Which of them a value is. */
export function notFinite(value: number): NotFinite | undefined {
  if (Number.isFinite(value)) return undefined;
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'posInf' : 'negInf';
}

/** The hatchings as patterns of a canvas, a canvas pixel being 1/`density` of a CSS pixel. */
export function hatchPatterns(
  context: CanvasRenderingContext2D,
  color: string,
  density: number,
): Readonly<Record<NotFinite, CanvasPattern | string>> {
  const pattern = (kind: NotFinite): CanvasPattern | string => {
    const tile = document.createElement('canvas');
    const side = Math.round(HATCH * density);
    tile.width = tile.height = side;
    const lines = tile.getContext('2d');
    if (!lines) return color;
    lines.scale(side / HATCH, side / HATCH);
    lines.strokeStyle = color;
    lines.lineWidth = 1;
    lines.stroke(new Path2D(HATCHES[kind]));
    return context.createPattern(tile, 'repeat') ?? color;
  };
  return { nan: pattern('nan'), posInf: pattern('posInf'), negInf: pattern('negInf') };
}
