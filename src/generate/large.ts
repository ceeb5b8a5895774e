/** How much the scenario `large` holds, and what `imapi generate` makes unless told otherwise. */
export const largeScenario = { users: 1_000, rooms: 200, messages: 100_000 } as const;
