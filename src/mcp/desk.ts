import type { CheckReport } from '../check/report/check-report.ts';
import type { AdminClient } from '../control-api/client/index.ts';
import type { Contract } from '../spec/contract.ts';

/** Which cases of the check are wanted, and what they may do. */
export interface WantedCheck {
  readonly mode: 'probe' | 'full';
  /** Cases, operations, concerns or tags. Default: everything. */
  readonly only?: readonly string[] | undefined;
}

/** What the tools of an assistant work with: one mock, the contract, and the check. */
export class Desk {
  /** Where the mock answers, e.g. `http://127.0.0.1:8094`. */
  readonly url: string;
  readonly admin: AdminClient;
  readonly contract: Contract;
  readonly #runCheck: (wanted: WantedCheck) => Promise<CheckReport>;
  #report: CheckReport | undefined;

  constructor(
    url: string,
    admin: AdminClient,
    contract: Contract,
    runCheck: (wanted: WantedCheck) => Promise<CheckReport>,
  ) {
    this.url = url;
    this.admin = admin;
    this.contract = contract;
    this.#runCheck = runCheck;
  }

  /** Runs the check on its target and keeps the report. @throws Error where the target cannot be checked */
  async check(wanted: WantedCheck): Promise<CheckReport> {
    this.#report = await this.#runCheck(wanted);
    return this.#report;
  }

  /** The report of the last check. @throws Error before the first */
  get report(): CheckReport {
    if (this.#report) return this.#report;
    throw new Error('Failed to read the findings: no check has run yet. Call run_check first.');
  }
}
