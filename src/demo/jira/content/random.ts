/** A number in [0, 1) that depends on nothing but its two arguments, so an issue can be made from its number alone. */
export function draw(number: number, salt: number): number {
  let mixed = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

/** An element of a list that is not empty. */
export function pick<T>(list: readonly T[], number: number, salt: number): T {
  const found = list[Math.floor(draw(number, salt) * list.length)];
  if (found === undefined) throw new RangeError('pick needs a list with elements');
  return found;
}

/** Whether an event of the given probability happens. */
export const chance = (number: number, salt: number, probability: number): boolean =>
  draw(number, salt) < probability;

/** Up to `most` different elements, in list order; often none. */
export function some<T>(list: readonly T[], number: number, salt: number, most = 2): T[] {
  const wanted = Math.floor(draw(number, salt) * (most + 1));
  if (wanted === 0 || list.length === 0) return [];
  const start = Math.floor(draw(number, salt + 500) * list.length);
  return list.filter((_, index) => (index - start + list.length) % list.length < wanted);
}
