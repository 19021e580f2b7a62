import type { BreakdownRow, RowColumn } from '../../src/protocol/engine';

/** A column of the breakdown's table. */
export interface Column {
  readonly id: string;
  readonly sort: RowColumn;
  readonly of: 'before' | 'after';
  /** In CSS pixels. */
  readonly width: number;
  /** A count has no digits after the point and no other side. */
  readonly counted: boolean;
  value(row: BreakdownRow): number;
}

type Stat = Exclude<RowColumn, 'index'>;

const MEASURES = ['mean', 'std', 'min', 'q1', 'median', 'q3', 'max'] as const satisfies readonly Stat[];
const COUNTS = ['n', 'nan', 'inf'] as const satisfies readonly Stat[];
const WIDTH = 100;
const COUNT_WIDTH = 64;

/** The columns after the index: each measure before and after, then the counts. The same array every time. */
export function columns(hasAfter: boolean): readonly Column[] {
  return hasAfter ? BOTH : BEFORE;
}

function columnsOf(sides: readonly ('before' | 'after')[]): readonly Column[] {
  const measure = (stat: Stat, of: 'before' | 'after', width: number, counted: boolean): Column => ({
    id: `${stat}-${of}`,
    sort: stat,
    of,
    width,
    counted,
    value: (row) => row[of]?.[stat] ?? NaN,
  });
  return [
    ...MEASURES.flatMap((stat) => sides.map((of) => measure(stat, of, WIDTH, false))),
    ...COUNTS.map((stat) => measure(stat, 'before', COUNT_WIDTH, true)),
  ];
}

const BEFORE = columnsOf(['before']);
const BOTH = columnsOf(['before', 'after']);
