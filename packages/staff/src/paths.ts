/** The paths of units, as the server that has the units says them, remembered for a moment: every call needs some. */
import { type Instant, Minutes, minus } from "@bluezone/protocol/time";

/** A unit and its path. */
export type Place = { readonly unitId: string; readonly path: string };

/** Where units lie. The server's own. */
export type Units = {
  /** The path of a unit (`scope.ts`), or nothing when there is none. */
  pathOf(unitId: string): Promise<string | undefined>;
  /** The unit as which one that has ended goes on today, under a new name or rank; nothing while it holds, or when none does. */
  goesOnAs(unitId: string, now: Instant): Promise<Place | undefined>;
};

/** Remembered paths. */
export type Paths = {
  /** The path of a unit; asks when it is not remembered. Never call it inside a transaction. */
  of(unitId: string, now: Instant): Promise<string | undefined>;
  /** Remembers the paths of units, so that a transaction has them. */
  learn(unitIds: Iterable<string>, now: Instant): Promise<void>;
  /** A path that is remembered. */
  known(unitId: string): string | undefined;
  /** As what a unit that is remembered goes on; nothing when it does not. */
  goesOnAs(unitId: string): Place | undefined;
};

/** A unit that was moved is moved here after this long at the latest. */
const REMEMBERED = Minutes(1);
const MOST = 20_000;

export function createPaths(units: Units): Paths {
  const paths = new Map<
    string,
    { readonly path: string; readonly heir: Place | undefined; readonly at: Instant }
  >();
  async function of(unitId: string, now: Instant): Promise<string | undefined> {
    const found = paths.get(unitId);
    if (found && found.at <= now && found.at > minus(now, REMEMBERED)) return found.path;
    const path = await units.pathOf(unitId);
    if (path === undefined) {
      paths.delete(unitId);
      return undefined;
    }
    if (paths.size >= MOST) paths.clear();
    paths.set(unitId, { path, heir: await units.goesOnAs(unitId, now), at: now });
    return path;
  }
  return {
    of,
    async learn(unitIds, now) {
      for (const unitId of new Set(unitIds)) await of(unitId, now);
    },
    known: (unitId) => paths.get(unitId)?.path,
    goesOnAs: (unitId) => paths.get(unitId)?.heir,
  };
}
