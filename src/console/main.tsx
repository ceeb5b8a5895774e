import { render } from 'preact';
import { App } from './app.tsx';
import { keep } from './parts/stored.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/pages.css';

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
