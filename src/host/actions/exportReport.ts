import { env, window } from 'vscode';
import type { ReportPictures } from '../../protocol/actions';
import { MOST_ROWS, type ReportContent } from '../report/content';
import { toHtml } from '../report/html';
import { toMarkdown } from '../report/markdown';
import { choose, type Choice } from './asking';
import { infoOf, type Action, type ActionDeps, type Target } from './context';
import { withProgress } from './progress';
import { fileName, save } from './save';

type Form = 'html' | 'md';

const FORMS: readonly Choice<Form>[] = [
  { value: 'html', label: 'HTML', description: '.html' },
  { value: 'md', label: 'Markdown', description: '.md' },
];
const WRITERS = { html: toHtml, md: toMarkdown } as const satisfies Record<Form, (content: ReportContent) => string>;
// A page that is hidden does not answer: then there are no charts.
const PATIENCE = 5000;
const SHOWN = 5000;

/** What the panel shows, as one file to be sent to somebody. */
export const exportReport: Action = async (deps, target, choice) => {
  const form = await choose(FORMS, choice, deps.say('action.pick.report'));
  const label = FORMS.find(({ value }) => value === form)?.label ?? form;
  const content = await contentOf(deps, target, form === 'html');
  await save(deps, target, {
    name: fileName(target, target.scheme.scheme, form),
    filters: { [label]: [form] },
    make: () => new TextEncoder().encode(WRITERS[form](content)),
  });
};

/** The report in Markdown, to be pasted into an issue. */
export const copyReport: Action = async (deps, target) => {
  await env.clipboard.writeText(toMarkdown(await contentOf(deps, target, false)));
  window.setStatusBarMessage(deps.say('action.copied.report'), SHOWN);
};

async function contentOf(deps: ActionDeps, target: Target, illustrated: boolean): Promise<ReportContent> {
  const { language, say, version } = deps;
  const { session, tensor, scheme } = target;
  const pictures = illustrated ? await picturesOf(target) : {};
  return withProgress(say('action.working.report'), async (signal) => {
    const info = infoOf(target);
    const report = await session.ask((engine) => engine.report({ tensor, scheme }, signal));
    const axis = axisOf(target, report.scheme.keptAxes);
    const page = { tensor, scheme, axis, offset: 0, count: MOST_ROWS };
    const { sort, flaggedFirst } = session.state.view;
    const breakdown =
      info.shape.length === 0
        ? undefined
        : await session.ask((engine) => engine.breakdown({ ...page, sort, flaggedFirst }, signal));
    return {
      language,
      say,
      place: session.source.place(),
      title: info.name || session.source.title,
      tensor: info,
      report,
      fitted: scheme.fitted && { name: scheme.fitted.name, invert: scheme.fitted.invert ?? false },
      breakdown,
      pictures,
      made: { version, date: new Date().toLocaleString(language) },
    };
  });
}

// As in the panel: the axis that was chosen, else the last one that is kept.
function axisOf(target: Target, kept: readonly number[]): number {
  const ndim = infoOf(target).shape.length;
  const { axis } = target.session.state.view;
  if (axis !== undefined && axis < ndim) return axis;
  return kept.filter((one) => one < ndim).at(-1) ?? Math.max(0, ndim - 1);
}

async function picturesOf(target: Target): Promise<ReportPictures> {
  try {
    return (await target.pictures?.(AbortSignal.timeout(PATIENCE))) ?? {};
  } catch {
    return {};
  }
}
