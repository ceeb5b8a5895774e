import { render } from 'preact';
import { App } from './app.tsx';
import { keep } from './parts/stored.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts/shared.css';
import './styles/parts/tables.css';
import './styles/parts/lists.css';
import './styles/parts/code.css';
import './styles/parts/dialogs.css';
import './styles/pages/traffic.css';
import './styles/pages/users.css';
import './styles/pages/chat.css';
import './styles/pages/faults.css';
import './styles/pages/contract.css';
import './styles/narrow.css';

/** Takes an admin token out of the address, where it would be seen, copied and remembered. */
function takeToken(): void {
  const token = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (token === undefined) return;
  keep('sessionStorage', 'token', decodeURIComponent(token));
  history.replaceState(null, '', location.pathname + location.search);
}

takeToken();
const place = document.getElementById('app');
if (place) render(<App />, place);
