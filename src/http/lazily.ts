/** What an object of `lazily` is made of. */
const SOURCE = Symbol('source');

type Lazy<Source> = object & { readonly [SOURCE]: Source };

/**
 * Makes objects whose properties are made when they are first asked for, as a call needs few of many: each by its maker,
 * of what the object is made of and of its other properties.
 */
export function lazily<Source, Made extends object>(
  makers: {
    [Name in keyof Made]: (source: Source, made: Made) => Made[Name];
  },
): (source: Source) => Readonly<Made> {
  const getters = Object.keys(makers).map((name) => {
    const make = makers[name as keyof Made];
    function get(this: Lazy<Source> & Made): unknown {
      const value = make(this[SOURCE], this);
      // Found before this getter from now on.
      Object.defineProperty(this, name, { value });
      return value;
    }
    return [name, { get }] as const;
  });
  const prototype = Object.defineProperties({}, Object.fromEntries(getters));
  return (source) => {
    const lazy: Lazy<Source> = Object.assign(Object.create(prototype), { [SOURCE]: source });
    return lazy as Lazy<Source> & Made;
  };
}
