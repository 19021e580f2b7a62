import type { PanelClient, PanelHost, PanelMemento, PanelState } from '../../src/protocol/panel';
import { connectHost } from '../channel';
import { PanelModel } from './model';
import { PageScroll } from './page-scroll';
import { NsPanel } from './panel';
import { picturesIn } from './pictures';
import '../styles/page.css';

// The host's page holds nothing but this script and its stylesheet.
const receive = (state: PanelState): void => model.receive(state);
const { remote, api } = connectHost<PanelHost, PanelClient>({
  changed: receive,
  pictures: () => picturesIn(document),
});
const page = new PageScroll(api);
const model: PanelModel = new PanelModel(remote, (memento) => page.save(memento));

const panel = new NsPanel();
panel.model = model;
document.body.append(panel);
page.follow(model, panel);

void remote.ready(api.getState() as PanelMemento | undefined).then(receive);
