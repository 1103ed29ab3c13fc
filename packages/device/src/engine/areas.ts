/**
 * Where the resident lives and where they were, as they say themselves on this phone: by it the phone chooses which lists it reads
 * (docs/protocol/07-exports.md#77-shards). It is sent to nobody; whoever serves lists sees which are read.
 */
import { addDays, type Day, Days, dayOf, type Instant, inDays } from "@bluezone/protocol/time";
import type { DocumentOf } from "../storage.ts";
import type { Context } from "./context.ts";

/** The list of a place is read for so long after its resident has left it: as far back as a share reaches. */
export const STAY_READ = inDays(Days(14));
/** More places than anybody was at in 14 days. */
export const MOST_STAYS = 20;

/** A province where the resident was. */
export interface Stay {
  /** Its code in the state's list of 2020. */
  readonly province: string;
  /** The day on which they left; null while they are there. */
  readonly left: Day | null;
}

/** What a resident has said, for a screen. */
export interface AreasView {
  /** Code of the province where they live: as chosen, else that of the app. Null: nobody knows. */
  readonly home: string | null;
  /** With the last day on which the list is read; null while they are there. */
  readonly stays: readonly (Stay & { readonly until: Day | null })[];
  /** When the lists of the whole country were last read to their end; null: never. */
  readonly everywhereAt: Instant | null;
}

const untilOf = ({ left }: Stay): Day | null => (left === null ? null : addDays(left, STAY_READ));
/** Whether a stay's list is still read on a day. */
export const isRead = (stay: Stay, today: Day): boolean => (untilOf(stay) ?? today) >= today;

/** Code of the province where the resident lives. */
export const homeOf = ({ memory, settings }: Pick<Context, "memory" | "settings">): string | undefined =>
  memory.get("area").province ?? settings.province;

const staysOf = (context: Context): readonly Stay[] => {
  const today = dayOf(context.now(), "vietnam");
  return context.memory.get("area").stays.filter((stay) => isRead(stay, today));
};

/** Every province whose list is read, the home first; undefined where nobody knows a home. */
export function provincesOf(context: Context): readonly string[] | undefined {
  const home = homeOf(context);
  return home === undefined ? undefined : [home, ...staysOf(context).map(({ province }) => province)];
}

/** The stays with one more, or with what it now says of its place. Null: more than there can be. */
export function withStay(stays: DocumentOf<"area">["stays"], stay: Stay): DocumentOf<"area">["stays"] | null {
  const others = stays.filter(({ province }) => province !== stay.province);
  return others.length >= MOST_STAYS ? null : [...others, stay];
}

/** Null while the operator has opened no shard: then every phone reads the same. */
export function areasView(context: Context): AreasView | null {
  const { memory } = context;
  const { config } = memory.get("config");
  if (Object.keys(config?.shards ?? {}).length === 0) return null;
  return {
    home: homeOf(context) ?? null,
    stays: staysOf(context).map((stay) => ({ ...stay, until: untilOf(stay) })),
    everywhereAt: memory.get("check").everywhereAt,
  };
}

/** Forgets places whose list is no longer read. */
export function forgetStays({ memory }: Context, now: Instant): void {
  const { stays } = memory.get("area");
  const kept = stays.filter((stay) => isRead(stay, dayOf(now, "vietnam")));
  if (kept.length !== stays.length) memory.change("area", { stays: kept });
}
