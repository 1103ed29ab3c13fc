/** How often one radio advertises, from what its host asked for: sets with an interval each, on or off. */

export class Advertised {
  /** ms by set. */
  readonly #intervals = new Map<number, number>();
  readonly #on = new Set<number>();

  /** ms between adverts, by the quickest set that is on; undefined when none is. */
  get every(): number | undefined {
    const intervals = [...this.#on].flatMap((set) => this.#intervals.get(set) ?? []);
    return intervals.length > 0 ? Math.min(...intervals) : undefined;
  }

  /** A set's interval in ms. */
  parameters(set: number, interval: number): void {
    this.#intervals.set(set, interval);
  }

  /** Sets go on or off; none named: all go off. */
  turn(on: boolean, sets: readonly number[]): void {
    for (const set of sets)
      if (on) this.#on.add(set);
      else this.#on.delete(set);
    if (!on && sets.length === 0) this.#on.clear();
  }
}
