/** Values kept with objects and no part of what they say: not compared, not copied with them, not written. */
export interface SideNote<T> {
  get: (of: object) => T | undefined;
  set: (of: object, value: T) => void;
}

/**
 * Notes on objects, in a private field that is put on each. A WeakMap would do the same, but one with an entry for every
 * node of every document is what the garbage collector then spends most of its time on; and defining a property that
 * nothing enumerates takes longer than making the node.
 */
export function createSideNote<T>(): SideNote<T> {
  class Noted extends Given {
    #note: T;

    constructor(of: object, note: T) {
      super(of);
      this.#note = note;
    }

    static get(of: object): T | undefined {
      return #note in of ? of.#note : undefined;
    }

    static set(of: object, note: T): void {
      if (#note in of) of.#note = note;
      else new Noted(of, note);
    }
  }
  return Noted;
}

/** Makes nothing of its own: fields of a class below land on the object that it is given. */
class Given {
  constructor(of: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is how a private field is put on an object that is there
    return of;
  }
}
