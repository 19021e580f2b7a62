import { isInline, loaded, mathImports, pythonList } from './data';
import { NUMPY, type Dialect } from './dialect';
import { fittedImports } from './fitted';
import { list } from './python';
import { PARAM_NAMES, type Recipe } from './recipe';

const COMPUTED = ['float32', 'float16', 'bfloat16'];

/** A program of imports, data, parameters and the lines that make `y`. */
export function program(
  recipe: Recipe,
  dialect: Dialect,
  body: readonly string[],
  notes: readonly string[] = [],
): string {
  const { tensor, source, scheme } = recipe;
  const inline = source.kind === 'inline';
  const data = inline ? { imports: [], lines: [`x = ${dialect.of(pythonList(tensor))}`] } : loaded(source, tensor);
  const handed = inline || dialect.module === 'np' ? [] : [`x = ${dialect.of('x')}`];
  const params = parameterLines(recipe, dialect);
  const rounded =
    scheme.resultDtype === 'input' &&
    COMPUTED.includes(tensor.dtype) &&
    !(dialect.module === 'np' && tensor.dtype === 'bfloat16')
      ? [`y = ${dialect.toDtype('y', tensor.dtype)}`]
      : [];
  const lines = [...data.lines, ...handed, '', ...params, ...body, ...rounded];
  const needsNumpy = lines.some((line) => /\bnp\./.test(line));
  const imports = [
    ...mathImports(lines.join('\n')),
    ...data.imports,
    ...fittedImports(recipe),
    ...(needsNumpy && dialect.module !== 'np' ? NUMPY.imports : []),
    ...dialect.imports.filter((line) => !line.endsWith(' as F') || lines.some((one) => /\bF\./.test(one))),
  ];
  const sorted = [...new Set(imports)].sort(byModule);
  const remarks = notes.map((note) => `# ${note}`);
  return `${[...remarks, ...sorted, '', ...lines].join('\n')}\n`;
}

// The standard library, then the others, `import` before `from`, as formatters of Python sort them.
function byModule(a: string, b: string): number {
  const group = (line: string): number => (/\b(?:math|json)\b/.test(line) ? 0 : 2) + (line.startsWith('from') ? 1 : 0);
  return group(a) - group(b) || (a < b ? -1 : 1);
}

function parameterLines(recipe: Recipe, dialect: Dialect): string[] {
  const shape = list(recipe.paramShape, '()');
  return recipe.params.map(([name, tensor]) => {
    const python = PARAM_NAMES[name];
    const values = isInline(tensor) ? pythonList(tensor) : `np.load("${python}.npy")`;
    const single = tensor.shape.every((length) => length === 1);
    const made = dialect.of(values);
    return `${python} = ${single ? made : dialect.reshape(made, shape)}`;
  });
}
