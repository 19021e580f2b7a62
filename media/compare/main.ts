import type { CompareClient, CompareHost, CompareState } from '../../src/protocol/compare';
import { connectHost } from '../channel';
import { NsCompare } from './compare';
import '../styles/page.css';

const view = new NsCompare();
const receive = (state: CompareState): void => view.receive(state);
const { remote, api } = connectHost<CompareHost, CompareClient>({ changed: receive });
view.host = remote;
view.save = (memento) => api.setState(memento);
view.restore(api.getState() ?? {});
document.body.append(view);

void remote.ready(undefined).then(receive);
