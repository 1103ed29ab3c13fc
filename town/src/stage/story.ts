/**
 * A story that plays itself: a market, a bus, a wedding, a result two days later, alerts, calls, quarantine, the evening's
 * report. It moves people, lets time pass and does at the desks what officers do there; what comes of it comes by itself.
 */
import { addDays, dayOf, Hours, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { callOf, closeDay, resultOf } from "../actors/outbreak-day.ts";
import { GUESTS, type Person } from "../people/seed.ts";
import type { Town } from "../world/town.ts";
import { morningOf, nextMorning } from "./jump.ts";
import type { Chapter } from "./view.ts";

/** What a story may do in the town. */
export type Teller = {
  readonly town: Town;
  /** Says which chapter begins. */
  tell(chapter: Chapter): void;
  /** Somebody comes to live in the town, unless they do already. */
  welcome(person: Person): Promise<void>;
  /** Somebody goes to a spot of a district, in metres. */
  put(id: string, place: string, x: number, y: number): void;
  /** Lets time pass until an instant, or until something holds. Throws StoryStopped when the visitor has taken the clock. */
  until(to: Instant, holds?: () => boolean): Promise<void>;
  /** A result is on its way: its walk begins. */
  begin(resident: string): void;
  /** The code for it has left. */
  issued(resident: string): void;
};

/** The visitor went on by themselves. */
export class StoryStopped extends Error {}

/** Who is where: the district, and each a step from the next. */
const together = ({ put }: Teller, place: string, ids: readonly string[]): void => {
  for (const [i, id] of ids.entries()) put(id, place, 5 + (i % 3) * 1.8, 5 + Math.floor(i / 3) * 1.8);
};

/** Plays it from the next morning on. */
export async function tellStory(teller: Teller): Promise<void> {
  const { town, tell, until, put, begin, issued, welcome } = teller;
  const now = () => town.clock.now();
  for (const guest of GUESTS) {
    await welcome(guest);
    put(guest.id, guest.place, guest.x, guest.y);
  }

  tell("market");
  await until(nextMorning(now()));
  together(teller, "889", ["sau", "tu", "bay", "tam"]);
  await until(plus(now(), Hours(1)));

  tell("bus");
  put("sau", "884", 4, 4);
  together(teller, "883", ["bay", "chin", "muoi"]);
  await until(plus(now(), Hours(1)));

  tell("wedding");
  together(teller, "887", ["sau", "hai", "ba", "ut", "sa-le"]);
  await until(plus(now(), Hours(2)));
  for (const [i, id] of ["hai", "ba", "ut", "sa-le"].entries()) put(id, "889", 6.5 + 3.5 * i, 12);
  put("sau", "884", 4, 4);

  tell("result");
  await until(morningOf(addDays(dayOf(now(), "vietnam"), 2)));
  const sau = town.resident("sau");
  begin("sau");
  const link = await resultOf(town, sau, (holds) => until(plus(now(), Minutes(10)), holds));
  issued("sau");
  await sau.phone.enterCode(link);
  town.wake("sau");
  await sau.phone.share();
  town.wake("sau");

  tell("alerts");
  const warned = () =>
    [...town.residents.values()].filter((one) => one.phone.state().panel.is === "exposed-high");
  await until(plus(now(), Hours(2)), () => warned().length >= 4);
  await until(plus(now(), Minutes(35)));

  tell("calls");
  for (const resident of warned().slice(0, 2))
    await callOf(town, resident, () => until(plus(now(), Minutes(2))));

  tell("report");
  const evening = plus(morningOf(dayOf(now(), "vietnam")), Hours(9.5));
  if (now() < evening) await until(evening);
  await closeDay(town);
  tell("end");
}
