import type { Sighting } from './sightings.ts';

/** What was seen of an object schema of the contract. */
export interface PartSeen {
  /** Objects that had to fit it. */
  count: number;
  /** Required keys that objects lacked. */
  readonly absent: Map<string, number>;
  /** Keys that nobody declares. */
  readonly undeclared: Map<string, Sighting>;
  /** Other schemas that the same objects had to fit. */
  readonly together: Set<PartSeen>;
  last: number | undefined;
}

/** A value's type where another is declared. */
export interface TypeSeen {
  readonly declared: unknown;
  readonly seen: Sighting;
  /** Whether nothing but reports has shown it, which keep what is wrong alone. */
  isReported: boolean;
}

/** What was seen of an operation. */
export interface OperationSeen {
  count: number;
  readonly codes: Map<number, Sighting>;
  readonly parameters: Map<string, Sighting>;
}

/** A path that is no operation. */
export interface PathSeen {
  readonly parameters: Map<string, Sighting>;
  readonly answers: Sighting;
  readonly methods: Set<string>;
  readonly codes: Map<number, number>;
}
