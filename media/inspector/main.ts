import type { InspectorClient, InspectorHost, InspectorState } from '../../src/protocol/inspector';
import { connectHost } from '../channel';
import { NsInspector } from './inspector';
import '../styles/page.css';

const view = new NsInspector();
const receive = (state: InspectorState): void => view.receive(state);
const { remote } = connectHost<InspectorHost, InspectorClient>({ changed: receive });
view.host = remote;
document.body.append(view);

void remote.ready(undefined).then(receive);
