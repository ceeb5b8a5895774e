import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';

/** An Express app, built for the first request that needs it: loading Express takes longer than the rest of the start. */
export class LazyApp {
  readonly #build: () => Promise<Express>;
  readonly #listeners = new Set<(app: Express) => void>();
  #building: Promise<Express> | undefined;
  #app: Express | undefined;

  constructor(build: () => Promise<Express>) {
    this.#build = build;
  }

  /** Calls `listener` once the app is built. */
  onBuilt(listener: (app: Express) => void): void {
    if (this.#app) listener(this.#app);
    else this.#listeners.add(listener);
  }

  /** Has the app answer a request, as soon as there is one. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#app) this.#app(request, response);
    // An app that cannot be built is a broken installation: nobody else could answer.
    else void this.#load().then(app => app(request, response));
  }

  #load(): Promise<Express> {
    this.#building ??= this.#build().then(app => {
      this.#app = app;
      for (const listener of this.#listeners) listener(app);
      return app;
    });
    return this.#building;
  }
}
