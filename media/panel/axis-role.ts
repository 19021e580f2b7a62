import type { ResolvedScheme } from '../../src/core/report';
import type { ParamRef } from '../../src/protocol/engine';
import type { PanelView } from '../../src/protocol/panel';

/** What a scheme does with an axis. The channel axis of group norm is neither kept nor reduced as a whole. */
export type AxisRole = 'reduced' | 'kept' | 'channel' | 'grouped';

/** The role of an axis under a scheme; none before there is an answer. */
export function axisRole(scheme: ResolvedScheme<ParamRef> | undefined, axis: number): AxisRole | undefined {
  if (!scheme) return undefined;
  const isChannel = scheme.channelAxis === axis;
  if (isChannel && scheme.scheme === 'group') return 'grouped';
  if (isChannel && scheme.scheme === 'batch') return 'channel';
  return scheme.reducedAxes.includes(axis) ? 'reduced' : 'kept';
}

type Change = (
  view: PanelView,
  resolved: ResolvedScheme<ParamRef>,
  axis: number,
  ndim: number,
) => PanelView | undefined;

const toChannel: Change = (view, resolved, axis) =>
  axis === 0 || axis === resolved.channelAxis ? undefined : withScheme(view, { channelAxis: axis });

const toLastAxes: Change = (view, resolved, axis, ndim) =>
  ndim - axis === resolved.normalizedNdim ? undefined : withScheme(view, { normalizedNdim: ndim - axis });

const toggleReduced: Change = (view, resolved, axis) => {
  const reduced = resolved.reducedAxes.includes(axis)
    ? resolved.reducedAxes.filter((other) => other !== axis)
    : [...resolved.reducedAxes, axis].sort((a, b) => a - b);
  return reduced.length === 0 ? undefined : withScheme(view, { axes: reduced });
};

const CHANGES = {
  input: toggleReduced,
  batch: toChannel,
  instance: toChannel,
  group: toChannel,
  layer: toLastAxes,
  rms: toLastAxes,
} as const satisfies Record<PanelView['scheme']['scheme'], Change>;

/**
 * The view after a click on an axis' role: input norm reduces the axis or keeps it, batch, instance and group norm take it
 * for the channels, layer and rms norm start `normalized_shape` there. Nothing where that changes nothing.
 */
export function withAxisRole(
  view: PanelView,
  resolved: ResolvedScheme<ParamRef> | undefined,
  axis: number,
  ndim: number,
): PanelView | undefined {
  return resolved && CHANGES[view.scheme.scheme](view, resolved, axis, ndim);
}

function withScheme(view: PanelView, part: Partial<PanelView['scheme']>): PanelView {
  return { ...view, scheme: { ...view.scheme, ...part } };
}
