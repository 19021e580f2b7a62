import assert from 'node:assert/strict';
import { read } from '../../../src/core/readers';
import type { ReadResult, TableOptions } from '../../../src/core/readers/reader';
import { fileSource, textSource } from '../../../src/core/readers/source';
import { tableCells } from '../../../src/core/readers/table';
import { elementAt, toNested } from '../../../src/core/tensor/values';
import { onEveryKernel } from '../kernels';

function readTable(text: string, table?: TableOptions, fileName?: string): ReadResult {
  return read(textSource(text), { format: 'table', table, fileName });
}

/** The one tensor of a table, nested. */
function values(text: string, table?: TableOptions): unknown {
  const { tensors } = readTable(text, table);
  assert.equal(tensors.length, 1);
  assert.equal(tensors[0].tensor.shape.length, 2);
  return toNested(tensors[0].tensor);
}

function labels(text: string, table?: TableOptions): unknown {
  return readTable(text, table).tensors[0].labels;
}

function problems(text: string, table?: TableOptions): unknown[] {
  return readTable(text, table).problems.map(({ code, args, span }) => [
    code,
    args,
    span && text.slice(span.start, span.end),
  ]);
}

const ONE_TO_SIX = [
  [1, 2, 3],
  [4, 5, 6],
];

onEveryKernel('the table reader splits', () => {
  const spellings: readonly [string, string, string][] = [
    ['commas', '1,2,3\n4,5,6', ','],
    ['commas and blanks', '1, 2, 3\n4, 5, 6', ','],
    ['tabs', '1\t2\t3\n4\t5\t6', '\t'],
    ['semicolons', '1;2;3\n4;5;6', ';'],
    ['pipes', '1|2|3\n4|5|6', '|'],
    ['aligned columns', '  1   2   3\n  4   5   6', 'whitespace'],
    ['columns aligned by tabs and blanks', '1 \t2  3\n4\t 5  6', 'whitespace'],
    ['CRLF', '1,2,3\r\n4,5,6\r\n', ','],
    ['CR', '1,2,3\r4,5,6\r', ','],
    ['all line ends mixed, and blank lines', '\n\r\n1,2,3\r\r\n \n4,5,6\n\n\n', ','],
    ['comments', '# made by hand\n1,2,3\n#7,8,9\n# end\n4,5,6\n#', ','],
    ['quoted numbers', '"1","2",3\n4,"5" , "6"', ','],
    ['a Markdown table', '|1|2|3|\n|-|:-|-:|\n|4|5|6|', '|'],
    ['a delimiter at the end of each row', '1,2,3,\n4,5,6,', ','],
    ['a byte order mark', '\ufeff1,2,3\n4,5,6', ','],
    ['blanks that do not break', '1\u00a0;2;3\n4;5;\u00a06', ';'],
  ];
  for (const [what, text, delimiter] of spellings) {
    it(what, () => {
      const result = readTable(text);
      assert.deepEqual(result.problems, []);
      assert.equal(result.choice.table!.delimiter, delimiter);
      assert.deepEqual(toNested(result.tensors[0].tensor), ONE_TO_SIX);
    });
  }

  it("a UTF-8 file's byte order mark off", () => {
    const { tensors } = read(fileSource(Buffer.from('\ufeffé,b\n1,2')), { fileName: 'x.csv' });
    assert.deepEqual(tensors[0].labels, [undefined, ['é', 'b']]);
  });

  it('one column without a delimiter', () => assert.deepEqual(values('1\n2\n3'), [[1], [2], [3]]));
  it('one row', () => assert.deepEqual(values('1 2 3'), [[1, 2, 3]]));

  it('cells in quotes with delimiters, line breaks and doubled quotes', () => {
    const cells = tableCells(textSource('"a,b","c\r\nd","e ""f"""\n1,2,3'), ',');
    assert.deepEqual(cells, [
      ['a,b', 'c\r\nd', 'e "f"'],
      ['1', '2', '3'],
    ]);
  });

  it('by the delimiter it is told, whatever the text looks like', () => {
    assert.deepEqual(values('1,5;2,5', { delimiter: ';', decimal: ',' }), [[1.5, 2.5]]);
    assert.deepEqual(values('1x2\n3x4', { delimiter: 'x' }), [
      [1, 2],
      [3, 4],
    ]);
  });

  it('a .tsv by tabs even where commas would do', () => {
    assert.equal(readTable('1,1\t2,2\n3,3\t4,4', undefined, 'a.tsv').choice.table!.delimiter, '\t');
  });
});

onEveryKernel('the table reader reads numbers', () => {
  it('to the bit that Number gives', () => {
    const spelled = [
      '0.1',
      '1e-7',
      '123456789.123456789',
      '5e-324',
      '1.7976931348623157e308',
      '-0',
      '.5',
      '5.',
      '+7',
      '1E5',
      '007',
    ];
    assert.deepEqual(values(spelled.join(',')), [spelled.map(Number)]);
  });

  it('with a decimal comma where the cells need one', () => {
    const { choice } = readTable('1,5;2\n0,25;3');
    assert.deepEqual([choice.table!.delimiter, choice.table!.decimal], [';', ',']);
    assert.deepEqual(values('a\tb\n1,5\t-2,25e3\n3\t,5'), [
      [1.5, -2250],
      [3, 0.5],
    ]);
  });

  it('in groups of thousands where these are unambiguous', () => {
    assert.deepEqual(values('"1,234",5\n"1,234,567.5",6'), [
      [1234, 5],
      [1234567.5, 6],
    ]);
    assert.deepEqual(values('1.234,5;2\n1.234.567;3'), [
      [1234.5, 2],
      [1234567, 3],
    ]);
    assert.deepEqual(values("1 234;1'234.5\n2;3"), [
      [1234, 1234.5],
      [2, 3],
    ]);
  });

  it('not from digits that are grouped otherwise', () => {
    for (const cell of ['1,23', '12,34,567', '1,2345', '1234,567', '1,234,', ',123', '1_000', '12 34']) {
      assert.equal(problems(`x;y\n"${cell}";1\n2;3\n4;5`, { decimal: '.' }).length, 1, cell);
    }
  });

  it('missing cells as NaN, in every spelling', () => {
    const spellings = ['', 'NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'null', 'NULL', 'None', '-', '?', '""', ' '];
    const text = spellings.map((spelling) => `1,${spelling}`).join('\n') + '\n1,2';
    assert.deepEqual(values(text), [...spellings.map(() => [1, NaN]), [1, 2]]);
    assert.deepEqual(problems(text), []);
  });

  it('infinities in every spelling', () => {
    const spelled = 'inf,-inf,Infinity,-Infinity,+INF,\u2212inf';
    assert.deepEqual(values(spelled), [[Infinity, -Infinity, Infinity, -Infinity, Infinity, -Infinity]]);
  });

  it('booleans as 1 and 0 among numbers, and as bool where there are only booleans', () => {
    assert.deepEqual(values('a,b\ntrue,1\nFalse,2'), [
      [1, 1],
      [0, 2],
    ]);
    assert.deepEqual(values('TRUE,false\nFalse,True'), [
      [true, false],
      [false, true],
    ]);
  });

  it('integers beyond 2^53 with all their digits', () => {
    const { tensor } = readTable('9007199254740993,-1\n"1,000,000,000,000,000,001",2').tensors[0];
    assert.equal(tensor.dtype, 'int64');
    assert.deepEqual(
      [0, 1, 2, 3].map((i) => elementAt(tensor, i)),
      [9007199254740993n, -1n, 1000000000000000001n, 2n],
    );
    assert.equal(readTable('18446744073709551615,1').tensors[0].tensor.dtype, 'uint64');
  });

  it('integers that lose digits to float64, and says so at the first', () => {
    assert.deepEqual(problems('9007199254740992,0.5\n9007199254740993,1\n9007199254740995,1'), [
      ['readers.precision', { lost: 2 }, '9007199254740993'],
    ]);
    assert.equal(readTable('18446744073709551616,-1').tensors[0].tensor.dtype, 'float64');
    assert.equal(readTable('18446744073709551615,-1').tensors[0].tensor.dtype, 'float64');
  });

  it('a minus sign as papers print it', () => assert.deepEqual(values('\u22121,2'), [[-1, 2]]));
});

onEveryKernel('the table reader finds names', () => {
  it('of columns in a first row of texts over numbers', () => {
    assert.deepEqual(labels('a,"b ""c""",d\n1,2,3\n4,5,6'), [undefined, ['a', 'b "c"', 'd']]);
    assert.deepEqual(labels('x\n1\n2'), [undefined, ['x']]);
  });

  it('of columns that count: as pandas writes an array, and years', () => {
    assert.deepEqual(labels(',0,1,2\n0,1,2,3\n1,4,5,6'), [
      ['0', '1'],
      ['0', '1', '2'],
    ]);
    assert.deepEqual(labels('country,2019,2020,2021\nA,1,5,3\nB,4,5,6'), [
      ['A', 'B'],
      ['2019', '2020', '2021'],
    ]);
  });

  it('of columns in the comment that numpy.savetxt writes', () => {
    assert.deepEqual(labels('# a b c\n1 2 3\n4 5 6'), [undefined, ['a', 'b', 'c']]);
  });

  it('of columns that pandas and R print without one for the index', () => {
    assert.deepEqual(labels('     a    b\n0  1.0  2.0\n1  3.0  4.0'), [
      ['0', '1'],
      ['a', 'b'],
    ]);
    assert.deepEqual(labels('"mpg" "cyl"\n"Mazda RX4" 21 6\n"Datsun" 22.8 4'), [
      ['Mazda RX4', 'Datsun'],
      ['mpg', 'cyl'],
    ]);
    assert.deepEqual(labels('     0    1\n0  1.5  2.0\n1  3.0  4.0'), [
      ['0', '1'],
      ['0', '1'],
    ]);
  });

  it('no names where the first row is numbers or has one mistake', () => {
    assert.equal(labels('1,2\n3,4'), undefined);
    assert.deepEqual(problems('1,2,x\n4,5,6\n7,8,9'), [['table.notNumber', { text: 'x', row: 1, name: '#3' }, 'x']]);
  });

  it('of rows in a column without a name that counts from 0 or 1', () => {
    assert.deepEqual(labels(',a\n0,5\n1,6'), [['0', '1'], ['a']]);
    assert.deepEqual(labels('"","a"\n"1",5\n"2",6'), [['1', '2'], ['a']]);
    assert.deepEqual(labels('Unnamed: 0,a\n0,5\n1,6'), [['0', '1'], ['a']]);
  });

  it('no names of rows in a column of numbers that has one', () => {
    assert.deepEqual(labels('id,a\n0,5\n1,6'), [undefined, ['id', 'a']]);
  });

  it('of rows in a column without a name beside columns with names, as of a frame that was filtered or shuffled', () => {
    assert.deepEqual(labels(',a\n7,5\n2,6'), [['7', '2'], ['a']]);
    assert.deepEqual(labels('Unnamed: 0,a\n7,5\n2,6'), [['7', '2'], ['a']]);
  });

  it('with blanks in them, above columns that end where they end', () => {
    const spaced = '     a  % of all\n56  -4      0.25\n5    2      0.50';
    assert.deepEqual(labels(spaced), [
      ['56', '5'],
      ['a', '% of all'],
    ]);
    const named = '    two words    a\nid                \n3         1.5  2.5\n7         3.5  NaN';
    assert.deepEqual(labels(named), [
      ['3', '7'],
      ['two words', 'a'],
    ]);
  });

  it('above a last column that is missing throughout, between blanks', () => {
    assert.deepEqual(labels('      a   b\nr0  1.0 NaN\nr1  2.0 NaN'), [
      ['r0', 'r1'],
      ['a', 'b'],
    ]);
  });

  it('of an index on a row of its own in HTML', () => {
    const html = [
      '<table><tr><th></th><th>a</th></tr><tr><th>id</th><th></th></tr>',
      '<tr><th>x</th><td>1.5</td></tr><tr><th>y</th><td>2.5</td></tr></table>',
    ].join('');
    assert.deepEqual(labels(html), [['x', 'y'], ['a']]);
    assert.deepEqual(values(html), [[1.5], [2.5]]);
  });

  it('of rows in a first column of texts that all differ', () => {
    assert.deepEqual(labels('name,a\nx,1\ny,2'), [['x', 'y'], ['a']]);
    assert.deepEqual(labels('x,1\ny,2'), [['x', 'y'], undefined]);
    assert.deepEqual(labels('day,a\n2020-01-01,1\n2020-01-02,2'), [['2020-01-01', '2020-01-02'], ['a']]);
  });

  it('where it is told to', () => {
    assert.deepEqual(labels('1,2\n3,4', { header: true }), [undefined, ['1', '2']]);
    assert.deepEqual(labels('1,2\n3,4', { indexColumn: true }), [['1', '3'], undefined]);
    assert.deepEqual(values('a,b\n1,2\n3,4', { header: false }), [
      [NaN, NaN],
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(values(',a\n0,5\n1,6', { indexColumn: false }), [
      [0, 5],
      [1, 6],
    ]);
  });

  it('that mean something to JavaScript or HTML, as they are', () => {
    const names = ['__proto__', 'constructor', '<img onerror=alert(1)>'];
    assert.deepEqual(labels(`${names.join(',')}\n1,2,3\n4,5,6`), [undefined, names]);
  });
});

onEveryKernel('the table reader sets aside', () => {
  it('a column of texts, by name: iris', () => {
    const species = ['setosa', 'versicolor', 'virginica'];
    const rows = Array.from({ length: 150 }, (_, i) => `5.1,3.${i % 10},1.4,0.2,${species[Math.floor(i / 50)]}`);
    const text = ['sepal_length,sepal_width,petal_length,petal_width,species', ...rows].join('\n');
    const { tensors } = readTable(text);
    assert.deepEqual(tensors[0].tensor.shape, [150, 4]);
    assert.deepEqual(tensors[0].labels, [undefined, ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']]);
    assert.deepEqual(problems(text), [['table.textColumns', { n: 1, names: 'species' }, 'species']]);
  });

  it('a column that is text for a good part, naming the first text', () => {
    const text = 'fare,ticket\n1,113803\n2,A/5 21171\n3,373450\n4,PC 17599';
    assert.deepEqual(problems(text), [
      ['table.mixedColumn', { name: 'ticket', texts: 2, values: 2, text: 'A/5 21171' }, 'A/5 21171'],
    ]);
    assert.deepEqual(values(text), [[1], [2], [3], [4]]);
  });

  it('a title before the table', () => {
    const text = 'Measured in May\n\na,b\n1,2\n3,4';
    assert.deepEqual(problems(text), [['table.title', { n: 1 }, 'Measured in May']]);
    assert.deepEqual(labels(text), [undefined, ['a', 'b']]);
  });

  it('no column that is missing throughout: it keeps its place as NaN', () => {
    assert.deepEqual(values('a,b,c\n1,,3\n4,NA,6'), [
      [1, NaN, 3],
      [4, NaN, 6],
    ]);
  });
});

onEveryKernel('the table reader names the place of', () => {
  it('each cell that is no number among numbers, which counts as NaN', () => {
    const text = 'a,b\n1,2\n3,4x\n5,6\n7,8\n9,10';
    assert.deepEqual(problems(text), [['table.notNumber', { text: '4x', row: 2, name: 'b' }, '4x']]);
    assert.deepEqual((values(text) as number[][])[1], [3, NaN]);
  });

  it('the first fifty such cells, and says how many more there are', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? '1,x' : '1,2'));
    const found = readTable(rows.join('\n')).problems;
    assert.equal(found.length, 51);
    assert.deepEqual([found[50].code, found[50].args], ['table.moreNotNumbers', { more: 50 }]);
  });

  it('each ragged row, with both lengths', () => {
    const text = '1,2,3,4,5\n1,2,3,4,5\n1,2,3,4\n1,2,3,4,5,6\n';
    assert.deepEqual(problems(text), [
      ['table.ragged', { row: 3, actual: 4, expected: 5, first: false }, '1,2,3,4'],
      ['table.ragged', { row: 4, actual: 6, expected: 5, first: false }, '1,2,3,4,5,6'],
    ]);
    assert.equal(readTable(text).tensors.length, 0);
  });

  it('a ragged row counted as the tensor would: without the header', () => {
    assert.deepEqual(problems('a,b\n1,2\n3\n4,5'), [
      ['table.ragged', { row: 2, actual: 1, expected: 2, first: false }, '3'],
    ]);
  });

  it('a ragged first row', () => {
    assert.deepEqual(problems('1,2\n3,4,5\n6,7,8'), [
      ['table.ragged', { row: 1, actual: 2, expected: 3, first: true }, '1,2'],
    ]);
  });

  it('the first twenty ragged rows, and says how many more there are', () => {
    const found = readTable('1,2\n'.repeat(100) + '1\n'.repeat(30)).problems;
    assert.equal(found.length, 21);
    assert.deepEqual([found[20].code, found[20].args], ['table.moreRagged', { more: 10 }]);
  });

  it('a quote that is never closed', () => {
    assert.deepEqual(problems('a,b\n1,"2\n3,4'), [['table.unclosedQuote', {}, '"']]);
  });

  it('nothing, blanks and comments: there is nothing to read', () => {
    for (const text of ['', '\n \r\n', '# only a comment', '\ufeff']) {
      assert.deepEqual(
        readTable(text).problems.map(({ code }) => code),
        ['readers.empty'],
        JSON.stringify(text),
      );
    }
  });

  it('a table without numbers', () => {
    assert.deepEqual(problems('a,b\nx,y'), [['table.noNumbers', { n: 2, names: '#1, #2' }, 'a,b\nx,y']]);
    assert.deepEqual(
      readTable(',,\n,,').problems.map(({ code }) => code),
      ['table.noNumbers'],
    );
  });

  it('every element: locate(index) is its cell, in quotes or empty too', () => {
    const text = 'n,a,b,t\n x , 1.5 ,"2",u\ny,,-3,u\nx,4,5,"v\n"\nz,6, inf,w';
    const [{ tensor, locate }] = readTable(text).tensors;
    const cells = Array.from({ length: tensor.data.length }, (_, i) => locate!(i)).map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(cells, ['1.5', '2', '', '-3', '4', '5', '6', 'inf']);
  });
});

describe('the table reader and signs beside numbers', () => {
  it('leaves a percent or currency sign out where all numbers of a column have it, and says so', () => {
    const text = 'p,q,r\n50%,$1200.50,5 €\n,-$2,\n12.5 %,$0,-1 €\n';
    assert.deepEqual(values(text), [[50, 1200.5, 5], [NaN, -2, NaN], [12.5, 0, -1]]); // prettier-ignore
    const args = { names: 'p, q, r', text: '50%', value: '50' };
    assert.deepEqual(problems(text), [['table.units', args, '50%']]);
    assert.deepEqual(values('p;q\n1,5%;1\n20%;2\n'), [[1.5, 1], [20, 2]]); // prettier-ignore
  });

  it('takes it for text among plain numbers, among names, and beside other signs', () => {
    const [[code, , text]] = problems('p,q\n1,2\n3,50%\n4,5\n6,7\n8,9\n') as [string, unknown, string][];
    assert.deepEqual([code, text], ['table.notNumber', '50%']);
    assert.deepEqual(values('p,q\n1,2\n3,50%\n4,5\n6,7\n8,9\n'), [[1, 2], [3, NaN], [4, 5], [6, 7], [8, 9]]); // prettier-ignore
    assert.deepEqual(labels('q,25%,50%\n1,2,3\n4,5,6\n'), [undefined, ['q', '25%', '50%']]);
    assert.deepEqual(labels('stat,a\nmin,1\n25%,2\n50%,3\n75%,4\nmax,5\n'), [['min', '25%', '50%', '75%', 'max'], ['a']]); // prettier-ignore
  });

  it('sets a column with different signs aside, and shows the first that differs', () => {
    assert.deepEqual(labels('p,q\n$1,2\n5%,3\n'), [undefined, ['q']]);
    const args = { name: 'p', first: '€5', text: '₩7' };
    assert.deepEqual(problems('p,q\n€5,1\n€6,2\n₩7,3\n'), [['table.mixedUnits', args, '₩7']]);
    assert.deepEqual(values('p,q\n€5,1\n€6,2\n₩7,3\n'), [[1], [2], [3]]); // prettier-ignore
  });
});

describe('the table reader takes time in proportion to the text', function () {
  this.timeout(30_000);
  const hostile: readonly [string, string][] = [
    ['a row of 100 000 columns', Array.from({ length: 100_000 }, (_, i) => i).join(',') + '\n'],
    ['100 000 quotes that open', '"a,'.repeat(100_000)],
    ['quotes closed in the wrong places', '"""a,'.repeat(100_000)],
    ['one long cell in quotes with text after it', `"${'a,'.repeat(200_000)}"b\n1,2`],
    ['100 000 lines of one quote', '"\n'.repeat(100_000)],
    ['100 000 comment lines', '#a,b\n'.repeat(100_000)],
    ['rows of growing length', Array.from({ length: 600 }, (_, i) => '1,'.repeat(i)).join('\n')],
    ['100 000 texts', 'x,1\n'.repeat(100_000)],
    ['a number of a million digits', '1'.repeat(1_000_000) + ',2'],
  ];
  for (const [what, text] of hostile) {
    it(what, () => {
      // Processor time: whatever else the machine does is not counted.
      const start = process.cpuUsage();
      readTable(text);
      const { user, system } = process.cpuUsage(start);
      assert.ok((user + system) / 1e6 < 2, `${(user + system) / 1e6} s`);
    });
  }
});
