/** An object whose properties are made when they are first asked for: a call needs few of many. */
export function lazily<Makers extends Record<string, () => unknown>>(
  makers: Makers,
): { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> } {
  const made = new Map<string | symbol, unknown>();
  const get = (_: Makers, name: string | symbol): unknown => {
    if (typeof name === 'string' && !made.has(name)) made.set(name, makers[name]?.());
    return made.get(name);
  };
  return new Proxy(makers, { get }) as never;
}
