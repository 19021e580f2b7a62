// Every place where Normscope answers other people's test data otherwise than its suite says, by name, with the reason.
// What is not named here is held to the suite.

/** What the JSON reader takes beyond RFC 8259, with the files of the suite that it concerns. */
export const JSON_LENIENCIES: Readonly<Record<string, readonly string[]>> = {
  'a comma may follow the last item: people’s files have it, and it shifts nothing': [
    'n_array_extra_comma.json',
    'n_array_number_and_comma.json',
    'n_object_trailing_comma.json',
  ],
  'comments, as in JSONC': [
    'n_object_trailing_comment.json',
    'n_object_trailing_comment_slash_open.json',
    'n_structure_object_with_comment.json',
  ],
  'NaN, Infinity and -Infinity, as Python’s json writes them': [
    'n_number_NaN.json',
    'n_number_infinity.json',
    'n_number_minus_infinity.json',
  ],
};

/** Settings of PapaParse that change what a cell is and that Normscope does not have, with the reason. */
export const TABLE_SETTINGS: Readonly<Record<string, string>> = {
  quoteChar: 'cells are quoted by double quotes only, as RFC 4180 has it',
  escapeChar: 'a quote is doubled, as RFC 4180 has it',
  preview: 'a table is read whole',
  skipFirstNLines: 'lines before a table are found by their length; there is no setting',
};

/** Cases that are split otherwise here, with the reason. */
export const TABLE_CASES: Readonly<Record<string, string>> = {
  'Quoted field with whitespace around quotes': 'blanks around a cell mean nothing, so that the quotes are the cell’s',
  'Quoted field has no closing quote': 'said to be unclosed, and rows end at their lines all the same',
  'Quoted field has invalid trailing quote after delimiter with a valid closer':
    'broken quotes: the cell is what stands there',
  'Quoted field has invalid trailing quote after delimiter': 'broken quotes: the cell is what stands there',
  'Quoted field has invalid trailing quote before delimiter': 'broken quotes: the cell is what stands there',
  'Quoted field has invalid trailing quote after new line': 'broken quotes: the cell is what stands there',
  'Comment with non-default character': 'comments begin with #',
  'Multi-character comment string': 'comments begin with #',
  'Fast mode with comments': 'comments begin with #',
  'Input with only a commented line, without comments enabled': '# always begins a comment if no numbers follow',
  'Multi-character delimiter': 'a delimiter is one character',
  'Multi-character delimiter (length 2) with quoted field': 'a delimiter is one character',
  'Bad delimiter (\\n)': 'a line break ends a row and is no delimiter',
  'Mixed slash n and slash r should choose first as precident': 'every kind of line break ends a row',
  'Simple duplicated header names': 'names may be equal; they are shown as they are',
  'Duplicated header names existing column': 'names may be equal; they are shown as they are',
  'Duplicate header names with __proto__ field': 'names may be equal; they are shown as they are',
  "Parsing with skipEmptyLines set to 'greedy'": 'a line of delimiters is a row of missing values',
  "Parsing with skipEmptyLines set to 'greedy' with quotes and delimiters as content":
    'a line of delimiters is a row of missing values',
};

/**
 * Prints that are no single array of numbers, with the tensors that they give (`name: shape`) or the
 * problem that they are refused with. Everything that is not named here follows from its dtype and its values.
 */
export const PRINTS: Readonly<Record<string, string | readonly string[]>> = {
  // A generator in place of values; its `...` is part of its name.
  'numpy-0552.txt': 'literal.object',
  // Lists of names: nothing in them is a number, or only some of it.
  'numpy-str-0032.txt': 'literal.text',
  'numpy-str-0033.txt': 'literal.text',
  // A name and pairs of numbers: every pair is an array, numbered by its place in the list.
  'numpy-str-0040.txt': ['1: 2', '2: 2'],
  'numpy-str-0041.txt': ['1: 2', '2: 2', '3: 2', '4: 2'],
  // Its `...` stands for values that do not exist.
  'torch-live-0045.txt': 'literal.meta',
  // Several tensors in one print.
  'torch-live-0049.txt': ['0: 2', '1: 1'],
  'torch-live-0063.txt': ['0: ', '1: '],
  'torch-live-0065.txt': ['a: 2'],
  'torch-live-0067.txt': ['weight: 2', 'bias: 2', 'running_mean: 2', 'running_var: 2', 'num_batches_tracked: '],
  // A nested list of Python's, without an entry in the index: it is read.
  'torch-live-0061.txt': [': 5x3'],
};

/** What a print's dtype says cannot be read as numbers. */
export const PRINTED_DTYPES: readonly (readonly [RegExp, string])[] = [
  [/dtype=\[/, 'literal.structured'],
  [/dtype=object/, 'literal.object'],
  [/dtype='datetime64/, 'literal.datetime'],
  [/dtype=(?:'[<|][US]|StringDType)/, 'literal.text'],
];

/** What NumPy reads and this project refuses by name, by the letter of its dtype, with the reason. */
export const NPY_DTYPES: Readonly<Record<string, { code: string; reason: string }>> = {
  c: { code: 'npy.complex', reason: 'normalization is not defined for complex numbers' },
  U: { code: 'npy.string', reason: 'text is no tensor' },
  S: { code: 'npy.string', reason: 'text is no tensor' },
  O: { code: 'npy.object', reason: 'a pickle is never loaded' },
  '[': { code: 'npy.structured', reason: 'records are no tensor' },
};

/** Valid tensors that are set aside, with the reason. */
export const SAFETENSORS_DTYPES: Readonly<Record<string, string>> = {
  F4: 'no tensor here has four-bit elements',
};
