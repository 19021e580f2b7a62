/** Every code that a rule of advice can answer with; the sentence of each is `advice.<code>` in `l10n/`. */
export const FINDING_CODES = [
  'batch.small',
  'channel.dead',
  'channel.silenced',
  'eps.dominates',
  'evaluation.disagrees',
  'feature.constant',
  'feature.nearlyConstant',
  'feature.rarelyVaries',
  'inf.present',
  'input.drifted',
  'layer.erases',
  'nan.firstLayer',
  'nan.present',
  'nan.spreads',
  'outlier.dominates',
  'scale.differs',
  'scale.equalized',
  'set.constant',
  'set.single',
  'spatial.flattened',
  'time.autocorrelated',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];
