import type { SchemeId } from '../scheme';
import type { SymbolId } from './outline';

/** One line of mathematics: TeX to be drawn (temml, KaTeX), and the same in plain characters. */
export interface Formula {
  readonly tex: string;
  readonly text: string;
}

const affineOf = (normalized: string): string => String.raw`\tilde{z} = \gamma\, ${normalized} + \beta`;

/** The formulas of each scheme: first what is computed, then the statistics it is computed with. */
export const FORMULAS = {
  input: [
    { tex: String.raw`x^{(i)}_{\text{norm}} = \frac{x^{(i)} - \bar{x}}{\sigma_x}`, text: 'x_norm⁽ⁱ⁾ = (x⁽ⁱ⁾ − x̄) / σ' },
    { tex: String.raw`\bar{x} = \frac{1}{m} \sum_{i=1}^{m} x^{(i)}`, text: 'x̄ = (1/m) Σᵢ x⁽ⁱ⁾' },
    {
      tex: String.raw`\sigma_x = \sqrt{\frac{1}{m - \text{ddof}} \sum_{i=1}^{m} \left(x^{(i)} - \bar{x}\right)^2}`,
      text: 'σ = √( (1/(m − ddof)) Σᵢ (x⁽ⁱ⁾ − x̄)² )',
    },
  ],
  batch: [
    {
      tex: affineOf(String.raw`\frac{z - \bar{z}_c}{\sqrt{\sigma_c^2 + \epsilon}}`),
      text: 'z̃ = γ (z − z̄_c) / √(σ_c² + ε) + β',
    },
    {
      tex: String.raw`\bar{z}_c = \frac{1}{m} \sum_{i=1}^{m} z^{(i)}_c, \qquad \sigma_c^2 = \frac{1}{m} \sum_{i=1}^{m} \left(z^{(i)}_c - \bar{z}_c\right)^2`,
      text: 'z̄_c = (1/m) Σᵢ z_c⁽ⁱ⁾,  σ_c² = (1/m) Σᵢ (z_c⁽ⁱ⁾ − z̄_c)²',
    },
    {
      tex: String.raw`\mu_{\text{run}} \leftarrow (1 - \alpha)\, \mu_{\text{run}} + \alpha\, \bar{z}_c, \qquad \sigma^2_{\text{run}} \leftarrow (1 - \alpha)\, \sigma^2_{\text{run}} + \alpha\, \tfrac{m}{m-1}\, \sigma_c^2`,
      text: 'μ_run ← (1 − α) μ_run + α z̄_c,  σ²_run ← (1 − α) σ²_run + α (m/(m−1)) σ_c²',
    },
  ],
  layer: [
    {
      tex: affineOf(String.raw`\frac{z - \bar{z}^{(i)}}{\sqrt{\left(\sigma^{(i)}\right)^2 + \epsilon}}`),
      text: 'z̃ = γ (z − z̄⁽ⁱ⁾) / √(σ⁽ⁱ⁾² + ε) + β',
    },
    {
      tex: String.raw`\bar{z}^{(i)} = \frac{1}{n} \sum_{p=1}^{n} z^{(i)}_p, \qquad \left(\sigma^{(i)}\right)^2 = \frac{1}{n} \sum_{p=1}^{n} \left(z^{(i)}_p - \bar{z}^{(i)}\right)^2`,
      text: 'z̄⁽ⁱ⁾ = (1/n) Σₚ zₚ⁽ⁱ⁾,  σ⁽ⁱ⁾² = (1/n) Σₚ (zₚ⁽ⁱ⁾ − z̄⁽ⁱ⁾)²',
    },
  ],
  instance: [
    {
      tex: affineOf(String.raw`\frac{z - \bar{z}^{(i)}_c}{\sqrt{\left(\sigma^{(i)}_c\right)^2 + \epsilon}}`),
      text: 'z̃ = γ (z − z̄_c⁽ⁱ⁾) / √(σ_c⁽ⁱ⁾² + ε) + β',
    },
    {
      tex: String.raw`\bar{z}^{(i)}_c = \frac{1}{S} \sum_{s=1}^{S} z^{(i)}_{c,s}, \qquad \left(\sigma^{(i)}_c\right)^2 = \frac{1}{S} \sum_{s=1}^{S} \left(z^{(i)}_{c,s} - \bar{z}^{(i)}_c\right)^2`,
      text: 'z̄_c⁽ⁱ⁾ = (1/S) Σₛ z_cₛ⁽ⁱ⁾,  σ_c⁽ⁱ⁾² = (1/S) Σₛ (z_cₛ⁽ⁱ⁾ − z̄_c⁽ⁱ⁾)²',
    },
  ],
  group: [
    {
      tex: affineOf(String.raw`\frac{z - \bar{z}^{(i)}_g}{\sqrt{\left(\sigma^{(i)}_g\right)^2 + \epsilon}}`),
      text: 'z̃ = γ (z − z̄_g⁽ⁱ⁾) / √(σ_g⁽ⁱ⁾² + ε) + β',
    },
    {
      tex: String.raw`\bar{z}^{(i)}_g = \frac{1}{k} \sum_{(c,s) \in g} z^{(i)}_{c,s}, \qquad \left(\sigma^{(i)}_g\right)^2 = \frac{1}{k} \sum_{(c,s) \in g} \left(z^{(i)}_{c,s} - \bar{z}^{(i)}_g\right)^2, \qquad k = \frac{C}{G}\, S`,
      text: 'z̄_g⁽ⁱ⁾ = (1/k) Σ z_cₛ⁽ⁱ⁾,  σ_g⁽ⁱ⁾² = (1/k) Σ (z_cₛ⁽ⁱ⁾ − z̄_g⁽ⁱ⁾)²  over the channels c of group g and all positions s,  k = (C/G) S',
    },
  ],
  rms: [
    {
      tex: String.raw`\tilde{z} = \gamma\, \frac{z}{\sqrt{\text{ms}^{(i)} + \epsilon}}`,
      text: 'z̃ = γ z / √(ms⁽ⁱ⁾ + ε)',
    },
    {
      tex: String.raw`\text{ms}^{(i)} = \frac{1}{n} \sum_{p=1}^{n} \left(z^{(i)}_p\right)^2`,
      text: 'ms⁽ⁱ⁾ = (1/n) Σₚ (zₚ⁽ⁱ⁾)²',
    },
  ],
} as const satisfies Record<SchemeId, readonly Formula[]>;

/** How each symbol of the formulas is written. */
export const SYMBOLS = {
  xInput: { tex: 'x^{(i)}', text: 'x⁽ⁱ⁾' },
  meanFeature: { tex: String.raw`\bar{x}`, text: 'x̄' },
  stdFeature: { tex: String.raw`\sigma_x`, text: 'σ' },
  samples: { tex: 'm', text: 'm' },
  z: { tex: 'z', text: 'z' },
  meanChannel: { tex: String.raw`\bar{z}_c`, text: 'z̄_c' },
  varChannel: { tex: String.raw`\sigma_c^2`, text: 'σ_c²' },
  setSize: { tex: 'm', text: 'm' },
  eps: { tex: String.raw`\epsilon`, text: 'ε' },
  affine: { tex: String.raw`\gamma, \beta`, text: 'γ, β' },
  affineElement: { tex: String.raw`\gamma, \beta`, text: 'γ, β' },
  weightElement: { tex: String.raw`\gamma`, text: 'γ' },
  running: { tex: String.raw`\mu_{\text{run}}, \sigma^2_{\text{run}}, \alpha`, text: 'μ_run, σ²_run, α' },
  meanSample: { tex: String.raw`\bar{z}^{(i)}`, text: 'z̄⁽ⁱ⁾' },
  varSample: { tex: String.raw`\left(\sigma^{(i)}\right)^2`, text: 'σ⁽ⁱ⁾²' },
  features: { tex: 'n', text: 'n' },
  meanInstance: { tex: String.raw`\bar{z}^{(i)}_c`, text: 'z̄_c⁽ⁱ⁾' },
  varInstance: { tex: String.raw`\left(\sigma^{(i)}_c\right)^2`, text: 'σ_c⁽ⁱ⁾²' },
  positions: { tex: 'S', text: 'S' },
  meanGroup: { tex: String.raw`\bar{z}^{(i)}_g`, text: 'z̄_g⁽ⁱ⁾' },
  varGroup: { tex: String.raw`\left(\sigma^{(i)}_g\right)^2`, text: 'σ_g⁽ⁱ⁾²' },
  groupValues: { tex: 'k', text: 'k' },
  groups: { tex: 'G', text: 'G' },
  meanSquare: { tex: String.raw`\text{ms}^{(i)}`, text: 'ms⁽ⁱ⁾' },
} as const satisfies Record<SymbolId, Formula>;
