import type { FindingCode } from './codes';
import type { Rule } from './rule';
import { constantFeature, constantSet } from './rules/constant';
import { deadChannel, silencedChannel } from './rules/dead-channel';
import { epsDominates } from './rules/eps-dominates';
import { evaluationDisagrees } from './rules/evaluation-disagrees';
import { scaleDiffers, scaleEqualized } from './rules/feature-scales';
import { inputDrifted } from './rules/input-drifted';
import { firstBadLayer } from './rules/first-bad-layer';
import { layerErases } from './rules/layer-erases';
import { nearlyConstant } from './rules/nearly-constant';
import { infPresent, nanPresent, nanSpreads } from './rules/not-finite';
import { outlierDominates } from './rules/outlier-dominates';
import { rarelyVaries } from './rules/rarely-varies';
import { singleValue } from './rules/single-value';
import { smallBatch } from './rules/small-batch';
import { spatialFlattened } from './rules/spatial-flattened';
import { timeAxis } from './rules/time-axis';

/** Every rule, in the order in which findings of one severity are shown. */
export const RULES = {
  'set.single': singleValue,
  'nan.spreads': nanSpreads,
  'nan.firstLayer': firstBadLayer,
  'nan.present': nanPresent,
  'inf.present': infPresent,
  'batch.small': smallBatch,
  'evaluation.disagrees': evaluationDisagrees,
  'input.drifted': inputDrifted,
  'layer.erases': layerErases,
  'spatial.flattened': spatialFlattened,
  'channel.dead': deadChannel,
  'feature.constant': constantFeature,
  'set.constant': constantSet,
  'feature.nearlyConstant': nearlyConstant,
  'eps.dominates': epsDominates,
  'outlier.dominates': outlierDominates,
  'scale.differs': scaleDiffers,
  'time.autocorrelated': timeAxis,
  'channel.silenced': silencedChannel,
  'feature.rarelyVaries': rarelyVaries,
  'scale.equalized': scaleEqualized,
} as const satisfies Record<FindingCode, Rule>;
