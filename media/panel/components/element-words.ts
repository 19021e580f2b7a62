import type { Translate } from '../../../l10n';
import type { TensorInfo } from '../../../src/protocol/engine';
import { axisNames, namingChannel } from '../../axes';
import type { PlaneModel } from '../plane-model';

/** The names of the tensor's axes under the present scheme. */
export function namesOfAxes(model: PlaneModel, { shape }: Pick<TensorInfo, 'shape'>): readonly string[] {
  const { scheme, channelAxis } = model.report.value?.scheme ?? model.view.scheme;
  return axisNames(shape.length, namingChannel(scheme, channelAxis, shape.length));
}

/** `N = 3 (setosa), C = 0`; of a 0-d tensor, that it is a scalar. */
export function placeInWords(
  t: Translate,
  axes: readonly string[],
  position: readonly number[],
  names: readonly (string | undefined)[],
): string {
  if (position.length === 0) return t('panel.shape.scalar');
  return position.map((place, axis) => `${axes[axis]} = ${place}${names[axis] ? ` (${names[axis]})` : ''}`).join(', ');
}

/** `H ↓ W →`: which axes run down and across. */
export function axesOfPlane(model: PlaneModel): string {
  const { tensor, values } = model;
  if (!tensor || !values.shown) return '';
  const names = namesOfAxes(model, tensor);
  const { rows, columns } = values.shown;
  const down = rows === undefined ? [] : [`${names[rows]} ↓`];
  const across = columns === undefined ? [] : [`${names[columns]} →`];
  return [...down, ...across].join(' ');
}
