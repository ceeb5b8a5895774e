import type { PatientClient } from '../weather/patient-client.ts';

const least = 2;
const first = 4;

/** How many cases run at a time: more as long as the target answers as fast as before, half as many in bad weather. */
export class Concurrency {
  readonly #most: number;
  readonly #client: PatientClient;
  #limit: number;
  #met = 0;

  constructor(most: number, client: PatientClient) {
    this.#most = most;
    this.#client = client;
    this.#limit = Math.min(first, most);
  }

  /** Cases at a time, as the target bears now. Asked whenever a case may begin. */
  get limit(): number {
    const { weather, isBusy } = this.#client;
    if (weather.total > this.#met) this.#limit = Math.max(Math.min(least, this.#most), this.#limit / 2);
    else if (!isBusy) this.#limit = Math.min(this.#most, this.#limit + 1);
    this.#met = weather.total;
    return Math.floor(this.#limit);
  }
}
