/** People of the bulletin: an officer who composes, a second person who approves, operators of stations. */
import { randomUUID } from "node:crypto";
import { type Confirmation, confirmAirings, stationDay } from "@bluezone/contract/rollout/airings";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { me } from "@bluezone/contract/staff/account";
import { type Instant, isoInstant, parseInstant } from "@bluezone/protocol/time";
import { publishSample, SAMPLE as VIETNAMESE } from "@bluezone/rollout/bulletins/testing/sample-bulletin";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** A draft that nothing stands against, in both languages. */
export const SAMPLE: Partial<Content> = { ...VIETNAMESE, languages: ["vi", "en"] };

/** An instant of Vietnam: "2020-12-28 05:31". */
export const vietnam = (text: string): Instant => parseInstant(`${text.replace(" ", "T")}:00+07:00`);

/** A fresh id of 16 characters, as a browser draws one. */
export const drawId = (): string => randomUUID().replaceAll("-", "").slice(0, 16);

/** Moves the clock; people whose sessions ended meanwhile sign in again. */
export async function goTo(t: TestRollout, text: string, ...people: readonly SignedIn[]): Promise<void> {
  t.clock.set(vietnam(text));
  for (const person of people) await signInAgain(person);
  await t.rollout.runJobs(t.clock.now());
}

/** An authenticator app has three codes in as many moments; somebody who needs more in this hurry takes a recovery code. */
async function signInAgain(person: SignedIn): Promise<void> {
  if ((await person.tries(me, {})).status === 200) return;
  for (const by of [undefined, "recovery"] as const) if ((await person.again(by)).status === 200) return;
  throw new Error(`${person.name} could not sign in again`);
}

/** Composes, submits and has a second person approve; the package's id. */
export async function publish(
  officer: SignedIn,
  approver: SignedIn,
  content: Partial<Content> = {},
): Promise<string> {
  const id = drawId();
  await publishSample(officer, approver, id, { ...SAMPLE, ...content });
  return id;
}

/** A station's machine: it knows its day as it last saw it, and keeps what it could not send. */
export type StationMachine = {
  /** Asks for the day. */
  look(): ReturnType<typeof lookAs>;
  /** Notes that a package was aired now; the confirmation waits until `send`. */
  air(slot: string | null, bulletinId: string): Confirmation;
  /** Sends all that waits; outcomes in order. */
  send(): Promise<readonly string[]>;
};

const lookAs = (operator: SignedIn) => operator.post(stationDay, {});

/** The machine of an operator's station; `now` is its clock. */
export function stationMachine(operator: SignedIn, now: () => Instant): StationMachine {
  let seen: Awaited<ReturnType<typeof lookAs>> | undefined;
  let waiting: Confirmation[] = [];
  return {
    async look() {
      seen = await lookAs(operator);
      return seen;
    },
    air(slot, bulletinId) {
      const found = seen?.packages.find(({ id }) => id === bulletinId);
      if (!seen || !found) throw new RangeError("the station has no such package");
      const confirmation = {
        id: randomUUID(),
        station: seen.today.station,
        day: isoInstant((now() + 7 * 3_600_000) as Instant).slice(0, 10),
        slot,
        bulletinId,
        checksum: found.package.checksum,
        airedAt: isoInstant(now()),
      };
      waiting.push(confirmation);
      return confirmation;
    },
    async send() {
      const { outcomes } = await operator.post(confirmAirings, {
        sentAt: isoInstant(now()),
        confirmations: waiting,
      });
      waiting = [];
      return outcomes.map(({ outcome }) => outcome);
    },
  };
}
