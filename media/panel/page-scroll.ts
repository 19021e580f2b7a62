import type { PanelMemento } from '../../src/protocol/panel';
import type { VsCodeApi } from '../channel';
import type { PanelModel } from './model';
import type { NsPanel } from './panel';

const SETTLED = 200;

/**
 * Where the page is scrolled to: remembered with the rest of the panel's state, taken up again when the page was
 * hidden or reloaded, and back at the top when a command brings something new.
 */
export class PageScroll {
  private memento: PanelMemento | undefined;
  private viewRevision: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly api: Pick<VsCodeApi, 'getState' | 'setState'>) {}

  /** Keeps the panel's state, and where it is scrolled to. */
  save(memento: PanelMemento): void {
    this.memento = { ...memento, top: this.viewRevision === undefined ? this.lastTop() : scrollY };
    this.api.setState(this.memento);
  }

  /** Scrolls the page as the model changes, and remembers where the user scrolls it. */
  follow(model: PanelModel, panel: NsPanel): void {
    model.addEventListener('change', () => {
      const { state } = model;
      if (!state || state.viewRevision === this.viewRevision) return;
      // The first answer gives the page its height; only then is there anything to scroll.
      if (this.viewRevision === undefined && !model.breakdown.page && !model.report.failure) return;
      const top = this.viewRevision === undefined ? this.lastTop() : 0;
      this.viewRevision = state.viewRevision;
      void panel.updateComplete.then(() => requestAnimationFrame(() => scrollTo(0, top)));
    });
    addEventListener('scroll', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.memento && this.save(this.memento), SETTLED);
    });
  }

  private lastTop(): number {
    return (this.api.getState() as Partial<PanelMemento> | undefined)?.top ?? 0;
  }
}
