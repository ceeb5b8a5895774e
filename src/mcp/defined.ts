type Defined<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

/** Returns the values that are there: a call of the control API takes a field or none, never `undefined`. */
export function defined<Values extends object>(values: Values): Defined<Values> {
  const kept: Defined<Values> = { ...values };
  for (const name of Object.keys(kept) as (keyof Values)[]) if (kept[name] === undefined) delete kept[name];
  return kept;
}
