/** When phones come: at random and independently of one another and of the answers, so that arrivals are a Poisson process. */

/** A source of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Instants of arrivals in milliseconds from the start, without end: `perSecond` of them on average. */
export function* arrivals(perSecond: number, random: () => number): Generator<number> {
  let at = 0;
  for (;;) {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    yield at;
  }
}
