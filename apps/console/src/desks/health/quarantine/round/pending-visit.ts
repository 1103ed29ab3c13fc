/** A visit as this device keeps it until the server has it: what it becomes on the wire, and what an officer's choice makes of it. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { RoundPerson, sendRound, VisitResult } from "@bluezone/contract/health/quarantine-round";
import { Instant, isoInstant, wallTime } from "@bluezone/protocol/time";
import type { Pending } from "../../../../offline/outbox.ts";

/** A visit on the wire. */
type Sent = RequestOf<typeof sendRound>["visits"][number];
/** What a visit came to: measured, or nobody was met. */
export type Said = Sent["said"];
/** Why a visit was not kept. */
export type Refusal = Exclude<VisitResult, { readonly result: "kept" | "already" }>;

/**
 * A visit that waits. It has no name: whose it is, is said by the list, or asked of the server. `of` is the quarantine, `at` the
 * moment by the server's clock and `made` the same by the device's (ms since 1970). `refused` waits for the officer's choice; `replaces` is the visit that this one corrects.
 */
export type PendingVisit = Pending &
  Pick<Sent, "seen" | "place" | "siteName" | "said"> & {
    readonly of: string;
    readonly made: number;
    readonly refused?: Refusal;
    readonly replaces?: string;
  };

/** Half of a day. */
export type Half = "morning" | "afternoon";

/** The half of the day of a moment, as the server counts it: the afternoon begins at noon. */
export const halfOf = (at: number): Half =>
  wallTime(Instant(at), "vietnam").hour < 12 ? "morning" : "afternoon";

/** As it is sent. */
export const toSent = ({ id, of, at, seen, place, siteName, said }: PendingVisit): Sent => ({
  ...{ visit: id, id: of, at: isoInstant(Instant(at)), seen, place, siteName, said },
});

/** What was recorded of somebody in a half-day and is not yet sent; the last measured one before any at which nobody was met. */
export function pendingOf(
  pending: readonly PendingVisit[],
  of: string,
  half: Half,
): PendingVisit | undefined {
  const theirs = pending.filter((one) => one.of === of && halfOf(one.at) === half);
  return theirs.findLast(({ said }) => said !== "nobody") ?? theirs.at(-1);
}

/** A new visit to somebody of the list; in place of `before` where that one was measured too and has not left. */
export function newVisit(
  person: RoundPerson,
  said: Said,
  { before, ...made }: Pending & { readonly made: number; readonly before: PendingVisit | undefined },
): PendingVisit {
  const corrects = said !== "nobody" && before !== undefined && before.said !== "nobody";
  return {
    ...{ ...made, of: person.id, place: person.place, siteName: person.siteName, said },
    seen: person[halfOf(made.at)],
    ...(corrects && { replaces: before.id }),
  };
}

/** A refused visit that its officer sends all the same, with what they know by now; undefined where nothing would keep it. */
export function insisted({ refused, ...visit }: PendingVisit): PendingVisit | undefined {
  if (refused?.result === "conflict") return { ...visit, seen: refused.theirs.nth };
  if (refused?.result === "moved") return { ...visit, place: refused.place, siteName: refused.siteName };
  return undefined;
}
