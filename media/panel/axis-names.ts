import type { PanelView } from '../../src/protocol/panel';
import { axisNames, namingChannel } from '../axes';
import type { PanelModel } from './model';

/** The names of the axes of the tensor that is shown: the user's own, else the frameworks'. */
export function namesOfAxes({ tensor, view, report }: PanelModel): readonly string[] {
  const ndim = tensor?.shape.length ?? 0;
  const { scheme, channelAxis } = report.value?.scheme ?? view.scheme;
  const own = ownNames(view, tensor?.name);
  return axisNames(ndim, namingChannel(scheme, channelAxis, ndim)).map((name, axis) => own[axis] || name);
}

/** The view with another name of an axis; an empty one gives it the usual name back. */
export function withAxisName(view: PanelView, tensor: string, axis: number, name: string): PanelView {
  const names = Array.from({ length: Math.max(axis + 1, ownNames(view, tensor).length) }, (_, i) =>
    i === axis ? name.trim() : (ownNames(view, tensor)[i] ?? ''),
  );
  const others = (view.axisNames ?? []).filter((one) => one.tensor !== tensor);
  const isOwn = names.some((each) => each !== '');
  return { ...view, axisNames: isOwn ? [...others, { tensor, names }] : others };
}

function ownNames({ axisNames: all }: PanelView, tensor = ''): readonly string[] {
  return all?.find((one) => one.tensor === tensor)?.names ?? [];
}
