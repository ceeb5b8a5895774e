/** Works through items in their order, so many at a time. An error ends it after those under way. */
export async function inTurn<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  const lanes = Array.from({ length: atOnce }, lane);
  const [failed] = (await Promise.allSettled(lanes)).filter(lane => lane.status === 'rejected');
  if (failed) throw failed.reason;
}
