export type { LiveClient, LiveClientOptions, LiveDraft, LiveMatch } from '../live/live-app.ts';
export type { Ago } from '../scenario/ago.ts';
export { type Scenario, scenario } from '../scenario/scenario.ts';
export type { BrowserAdmin, BrowserFetch, BrowserMock, BrowserMockOptions } from './browser-mock.ts';
export { createBrowserMock } from './create-browser-mock.ts';
