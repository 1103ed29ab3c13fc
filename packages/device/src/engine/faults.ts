/** Which parts of a run fail. A part that throws ends nothing but itself, and is told of once, when it begins to fail. */

/** What can fail for itself: five things that a radio does, what asks a port without being a part of a run, and the parts of `parts.ts`. */
export type Failing =
  | "hearing"
  | "scanning"
  | "turning"
  | "speaking"
  | "hushing"
  | "guarding"
  | "radio-state"
  | "battery"
  | "matcher"
  | PartName;

/** A part of a run beside the radio's. */
export type PartName =
  | "damage"
  | "forgetting"
  | "packing"
  | "reminding"
  | "notices"
  | "endings"
  | "came"
  | "code"
  | "sharing"
  | "messages"
  | "lists"
  | "province"
  | "alerts"
  | "cover"
  | "week";

/** The faults that stand. */
export interface Faults {
  has(what: Failing): boolean;
  begin(what: Failing): void;
  end(what: Failing): void;
  /** Does a piece of work, at once as far as it waits for nothing. @returns what it gave; undefined when it threw or rejected, which then stands as a fault until it goes well again. */
  attempt<T>(what: Failing, work: () => T | Promise<T>): Promise<T | undefined>;
}

/** No faults yet. @param began is told of each when it begins. */
export function noFaults(began: (what: Failing) => void): Faults {
  const standing = new Set<Failing>();
  const faults: Faults = {
    has: (what) => standing.has(what),
    begin(what) {
      if (standing.has(what)) return;
      standing.add(what);
      began(what);
    },
    end: (what) => void standing.delete(what),
    async attempt(what, work) {
      try {
        const given = await work();
        faults.end(what);
        return given;
      } catch {
        faults.begin(what);
        return undefined;
      }
    },
  };
  return faults;
}
