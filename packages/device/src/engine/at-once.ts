/** Calls of a port that are over when they return. */

/** What such a call gave. Throws TypeError where it is a promise after all: then nobody knows whether it was done. */
export function atOnce<T>(given: T): T {
  if (!(given instanceof Promise)) return given;
  given.catch(() => undefined);
  throw new TypeError("a call that is to be over when it returns gave a promise");
}
