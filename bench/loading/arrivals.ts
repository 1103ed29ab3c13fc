/** When phones come: at random and independently of one another and of the answers, so that arrivals are a Poisson process. */

/** Instants of arrivals in milliseconds from the start, without end: `perSecond` of them on average. */
export function* arrivals(perSecond: number, random: () => number): Generator<number> {
  let at = 0;
  for (;;) {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    yield at;
  }
}
