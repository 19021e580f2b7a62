import { CellKind, type CellReader } from './cell';

/** What the columns hold, an array a figure; the first row, which may be names, is not counted. */
export class ColumnCounts {
  readonly missing: Uint32Array;
  readonly texts: Uint32Array;
  /** Numbers with a point or an exponent, or not finite. */
  readonly floats: Uint32Array;
  readonly integers: Uint32Array;
  /** Those of the integers that reach 2^53. */
  readonly wide: Uint32Array;
  readonly bools: Uint32Array;
  /** Numbers with a percent or currency sign, until it is known what their columns are, and that sign; -1 for several. */
  readonly units: Uint32Array;
  readonly unit: Int16Array;
  /** The row of the first text, counted from 0. */
  readonly firstText: Uint32Array;

  constructor(readonly columns: number) {
    const figure = () => new Uint32Array(columns);
    [this.missing, this.texts, this.floats, this.integers] = [figure(), figure(), figure(), figure()];
    [this.wide, this.bools, this.firstText, this.units] = [figure(), figure(), figure(), figure()];
    this.unit = new Int16Array(columns);
  }

  add(column: number, kind: CellKind, { wide, unit }: Pick<CellReader, 'wide' | 'unit'>, row: number): void {
    if (kind === CellKind.Unit) this.addUnit(column, unit);
    else if (kind === CellKind.Integer) this.integers[column]++;
    else if (kind === CellKind.Float) this.floats[column]++;
    else if (kind === CellKind.Missing) this.missing[column]++;
    else if (kind === CellKind.Bool) this.bools[column]++;
    else if (this.texts[column]++ === 0) this.firstText[column] = row;
    if (wide) this.wide[column]++;
  }

  private addUnit(column: number, unit: number): void {
    const known = this.unit[column];
    this.unit[column] = known === 0 || known === unit ? unit : -1;
    this.units[column]++;
  }

  /** Whether all values of a column have the same percent or currency sign. */
  isUnit(column: number): boolean {
    return this.units[column] > 0 && this.unit[column] > 0 && this.values(column) + this.texts[column] === 0;
  }

  /** Whether all values of a column have a sign, but not the same one. */
  areMixedUnits(column: number): boolean {
    return this.unit[column] < 0 && this.values(column) + this.texts[column] === 0;
  }

  /** How many cells of a column are numbers or booleans. */
  values(column: number): number {
    return this.floats[column] + this.integers[column] + this.bools[column];
  }
}
