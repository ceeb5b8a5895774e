import type { OperationId } from '../../spec/contract.ts';
import type { Role } from '../suite/people.ts';
import type { Relation } from './relation.ts';

/** A way into an answer: names, numbers of rows, and for a row of the run's own what one of its fields holds. */
export type Path = readonly (string | number | Readonly<Record<string, string>>)[];

/** Where one thing stands in an answer. */
export interface Spot {
  /** Number of the step in its list, from 0. */
  readonly step: number;
  readonly at: Path;
}

/** Two answers that show one thing and had to show it alike. */
export interface Pair {
  readonly got: Spot;
  readonly wanted: Spot;
}

/** What one answer shows of a finding; texts and values as templates. */
export interface Sight {
  /** Number of the step in its list, from 0. */
  readonly step: number;
  /** Places that have a wrong value. */
  readonly places?: readonly { readonly at: Path; readonly value: unknown }[];
  /** Lists of a wrong length. */
  readonly lengths?: readonly { readonly at: Path; readonly length: number }[];
  /** Texts in the order in which the answer has them, as numbers into `of`; one that is not there is wanting. */
  readonly order?: { readonly of: readonly string[]; readonly is: readonly number[] };
  /** All that the answer tells of what is the run's own, as JSON. */
  readonly own?: string;
  /** Status, some headers and what the bytes come to, where the answer is no JSON or its head is what is wrong. */
  readonly head?: string;
}

/** What makes an answer wrong, so that a script can tell. */
export interface Proof {
  readonly fingerprint: string;
  /** Result codes of which one had to come. */
  readonly codes?: readonly number[];
  /** What has been seen; the fault is there where all of it is seen again. */
  readonly sights?: readonly Sight[];
  /** What had to be equal and was not, wherever in the answers it stands this time. */
  readonly relation?: Relation;
  /** Two answers that had to show one thing alike and do not. */
  readonly pair?: Pair;
  /** No answer tells it alone; only its case can. */
  readonly isUntold?: true;
  /** Result code of the answer that broke a rule of the contract; null for none. With another it is another answer. */
  readonly code?: unknown;
  /** A value that none of the places of the finding may have. */
  readonly value?: unknown;
}

/** A file that goes along with an upload. */
export interface StepFile {
  readonly field: string;
  readonly name: string;
  /** Absent where it is too large for a report, or its bytes follow from a seed. */
  readonly base64?: string;
  /** What the bytes follow from (`seededBytes`), and how many they are. */
  readonly seeded?: { readonly seed: number; readonly length: number };
}

/**
 * One request of a case, in a form that can be sent again. Texts are templates: `{{owner.userId}}`, `{{token.owner}}`,
 * `{{marker}}`, `{{jid1}}` and `{{v1}}` stand for what is another value next time. Nothing secret is in it.
 */
export interface Step {
  /** `setup`: makes what the case needs. */
  readonly part: 'setup' | 'case';
  readonly by: Role | 'nobody';
  /**
   * `plant`: a text written into a group otherwise than through the API; its order is `body`. `login`: a login that had
   * ended is opened again.
   */
  readonly operation: OperationId | 'plant' | 'login';
  readonly method: string;
  readonly service: 'api' | 'upload' | 'files';
  readonly path: string;
  /** Where the parameters stand. */
  readonly carried: 'query' | 'form' | 'multipart' | 'none';
  readonly parameters: Readonly<Record<string, string>>;
  /** Stays in the query where the parameters go as a form. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: readonly StepFile[];
  readonly body?: { readonly type: string; readonly text: string };
  /** Values that later steps need, and where the answer has them. */
  readonly takes?: Readonly<Record<string, Path>>;
  /** 0 where no whole answer came. */
  readonly status: number;
  /** The answer, masked and cut. */
  readonly answer: string;
  readonly shows?: readonly Proof[];
}

/** Steps of cases that have found something, by case id. */
export type StepsByCase = Readonly<Record<string, readonly Step[]>>;
