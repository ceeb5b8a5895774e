/**
 * Returns the largest of any count of numbers, `floor` where there is none. `Math.max(...numbers)` is a RangeError for lists
 * of about 100,000 and more, and what comes from outside has any length.
 */
export function maxOf(numbers: Iterable<number>, floor = -Infinity): number {
  let largest = floor;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}
