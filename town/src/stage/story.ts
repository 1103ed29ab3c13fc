/**
 * A story that plays itself: a market, a bus, a wedding, a result two days later, alerts, calls, quarantine, the evening's
 * report. It moves people, lets time pass and does at the desks what officers do there; what comes of it comes by itself.
 */
import { addDays, dayOf, Hours, type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { callOf, closeDay, resultOf } from "../actors/outbreak-day.ts";
import { linkIn } from "../people/outbox.ts";
import type { Resident } from "../people/resident.ts";
import { GUESTS, type Person } from "../people/seed.ts";
import type { Town } from "../world/town.ts";
import { morningOf, nextMorning } from "./jump.ts";
import type { Chapter } from "./view.ts";

/** What a story may do in the town. */
export type Teller = {
  readonly town: Town;
  /** Says which chapter begins, whose illness it is about, and how many are called. */
  tell(chapter: Chapter, patient: string, called: number): void;
  /** Whom the story has warned so far. */
  warned(): readonly Resident[];
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

/** Who falls ill: the first of these who has had no result in this town yet. A laboratory's second one makes no second case. */
const PATIENTS = ["sau", "nam", "sa-mach"];

/** Plays it from the next morning on. Throws Error when everybody who could fall ill has. */
export async function tellStory(teller: Teller): Promise<void> {
  const { town, until, put, begin, issued, welcome, warned } = teller;
  const now = () => town.clock.now();
  const patient = PATIENTS.map((id) => town.resident(id)).find(
    ({ messages }) => !messages.some((one) => linkIn(one) !== undefined),
  );
  if (!patient)
    throw new Error(
      "Sáu, Năm và Sà Mách đều đã có kết quả: dừng thị trấn, mở lại từ đầu rồi xem tiếp. · Sáu, Năm and Sà Mách have all had a result: stop the town and begin anew to watch it again.",
    );
  const { id: ill, name } = patient.person;
  const tell = (chapter: Chapter, called = 0): void => teller.tell(chapter, name, called);
  for (const guest of GUESTS) {
    await welcome(guest);
    put(guest.id, guest.place, guest.x, guest.y);
  }

  tell("market");
  await until(nextMorning(now()));
  together(teller, "889", [ill, "tu", "bay", "tam"]);
  await until(plus(now(), Hours(1)));

  tell("bus");
  put(ill, "884", 4, 4);
  together(teller, "883", ["bay", "chin", "muoi"]);
  await until(plus(now(), Hours(1)));

  tell("wedding");
  together(teller, "887", [ill, "hai", "ba", "ut", "sa-le"]);
  await until(plus(now(), Hours(2)));
  for (const [i, id] of ["hai", "ba", "ut", "sa-le"].entries()) put(id, "889", 6.5 + 3.5 * i, 12);
  put(ill, "884", 4, 4);

  tell("result");
  await until(morningOf(addDays(dayOf(now(), "vietnam"), 2)));
  begin(ill);
  const link = await resultOf(town, patient, (holds) => until(plus(now(), Minutes(10)), holds));
  issued(ill);
  await patient.phone.enterCode(link);
  town.wake(ill);
  await patient.phone.share();
  town.wake(ill);

  tell("alerts");
  await until(plus(now(), Hours(2)), () => warned().length >= 4);
  await until(plus(now(), Minutes(35)));

  const callers = warned().slice(0, 2);
  tell("calls", callers.length);
  for (const resident of callers) await callOf(town, resident, () => until(plus(now(), Minutes(2))));

  tell("report", callers.length);
  const evening = plus(morningOf(dayOf(now(), "vietnam")), Hours(9.5));
  if (now() < evening) await until(evening);
  await closeDay(town);
  tell("end", callers.length);
}
