/** The list that was taken along: how long it holds, and what a visit that arrived changes of it. */
import type { RoundPerson } from "@bluezone/contract/health/quarantine-round";
import type { Half } from "./pending-visit.ts";

/** Times are ms since 1970: `takenAt` by the device's clock, `until` by the server's, which is `ahead` of the device's. */
export type RoundList = {
  readonly people: readonly RoundPerson[];
  readonly by: string;
  readonly takenAt: number;
  readonly until: number;
  readonly ahead: number;
};

/** Whether it may still be kept. A device's clock that was put back ends it, because its end would go back too. */
export const holds = ({ takenAt, until, ahead }: RoundList, now: number): boolean =>
  now >= takenAt && now + ahead < until;

/** The list with the `nth` that stands by now for a half-day of somebody. */
export const withNth = (list: RoundList, of: string, half: Half, nth: number): RoundList => ({
  ...list,
  people: list.people.map((one) => (one.id === of ? { ...one, [half]: nth } : one)),
});
