import type { CompareClient, CompareHost, CompareState } from '../../src/protocol/compare';
import { connectHost } from '../channel';
import { NsCompare } from './compare';
import '../styles/page.css';

const view = new NsCompare();
const receive = (state: CompareState): void => view.receive(state);
const { remote } = connectHost<CompareHost, CompareClient>({ changed: receive });
view.host = remote;
document.body.append(view);

void remote.ready(undefined).then(receive);
