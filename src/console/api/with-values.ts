/**
 * The fields that have a value, for a body whose fields need not be there. The compiler knows each name, which it does
 * not where objects are spread into one another.
 */
export function withValues<Body extends object>(
  fields: {
    readonly [Name in keyof Body]: object extends Pick<Body, Name> ? Body[Name] | undefined : Body[Name];
  },
): Body {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  // What is gone are fields that need not be there.
  return Object.fromEntries(present) as Body;
}
