/** What a rule may rest on, the strongest first. */
export const sources = ['document', 'server', 'observed', 'judgement'] as const;

/** What a rule rests on: the API document, the known server, recorded traffic, or this project's own judgement. */
export type Source = (typeof sources)[number];

/** Whether a value of openapi.yaml names what a rule rests on. */
export function isSource(value: unknown): value is Source {
  return sources.some(source => source === value);
}
