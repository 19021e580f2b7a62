import { EventEmitter, extensions } from 'vscode';
import type { ExtensionContext } from 'vscode';
// As any extension does that has copied the file.
import type { Content, NormscopeApi, OfferedTensor, RegisteredSource, TensorSource } from '../../../src/api/normscope';

/** What the specs drive: the variables of a debugger that this extension plays. */
export interface Companion {
  readonly normscope: NormscopeApi;
  readonly source: RegisteredSource;
  /** Steps: the variables are other ones. */
  step(variables: Readonly<Record<string, Content>>): void;
  /** What has been read, in order. */
  readonly reads: readonly string[];
}

export async function activate({ subscriptions }: ExtensionContext): Promise<Companion> {
  const normscope = await extensions.getExtension<NormscopeApi>('normscope.normscope')?.activate();
  if (normscope?.version !== 1) throw new Error('Normscope 1 is not there');
  let variables: Readonly<Record<string, Content>> = {};
  const reads: string[] = [];
  const stepped = new EventEmitter<void>();
  const debuggee: TensorSource = {
    id: 'companion.debugger',
    label: 'Variables of python',
    onDidChange: stepped.event,
    tensors: () => Object.entries(variables).map(([name, content]) => ({ name, ...known(content) })),
    read: (name) => {
      reads.push(name);
      if (name === 'broken') throw new Error('the process has ended');
      return variables[name];
    },
  };
  const registered = normscope.registerSource(debuggee);
  if ('err' in registered) throw new Error(registered.err.message);
  subscriptions.push(registered.ok, stepped);
  const step = (next: typeof variables): void => {
    variables = next;
    stepped.fire();
  };
  return { normscope, source: registered.ok, step, reads };
}

function known(content: Content): Omit<OfferedTensor, 'name'> {
  return 'values' in content ? { shape: content.shape, dtype: content.dtype } : {};
}
