import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Translate } from '../l10n';
import type { Language } from '../src/protocol/panel';
import { shared } from './styles/shared';

/** The language of what is shown and the way to say things in it. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
}

/** A component that speaks. */
export class NsElement extends LitElement {
  static override styles = [shared];

  @property({ attribute: false }) words: Words = { language: 'en', t: (code) => code };

  protected say: Translate = (code, args) => this.words.t(code, args);
}
