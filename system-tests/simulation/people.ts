/** What people do: meet, are tested, enter their code, share; a laboratory that issues codes; somebody who tries others' codes. */
import { type Caller, call } from "@bluezone/contract/client";
import { checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { verify } from "@bluezone/contract/health/verify";
import { toBase64 } from "@bluezone/protocol/bytes";
import { type Duration, dayOf, type Instant, isoDay, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import type { SimNetwork } from "./network.ts";
import type { SimPhone } from "./phone.ts";
import { createParty, type Scheduler } from "./scheduler.ts";

/** Two phones that are near each other for a while. */
export type Meeting = {
  readonly of: readonly [SimPhone, SimPhone];
  readonly from: Instant;
  readonly to: Instant;
  /** Whether one of the phones did not work throughout: then nobody need be warned. */
  disturbed: boolean;
};

/** Minutes: longer than any profile asks for. */
const LONG = { least: 25, most: 33 } as const;
/** Minutes after the beginning, when all have met. */
export const RESULTS = { least: 41, most: 58 } as const;
/** Seconds within which a code is ended that a laboratory ends: people take about as long to show it and to share. */
const ENDED_WITHIN = 240;

/** Draws who meets whom in the next half hour, and lets their phones hear each other. */
export function drawMeetings(phones: readonly SimPhone[], now: Instant, draw: Draw): readonly Meeting[] {
  return phones.flatMap((one, i) =>
    phones.slice(i + 1).flatMap((other): Meeting[] => {
      if (!draw.chance(60)) return [];
      const from = plus(now, Minutes(draw.number(0, 6)));
      const to = plus(from, Minutes(draw.number(LONG.least, LONG.most)));
      return [{ of: [one, other], from, to, disturbed: false }];
    }),
  );
}

/** What a phone hears at an instant: the frames of those who are near. */
export function hear(phone: SimPhone, meetings: readonly Meeting[], now: Instant): void {
  for (const { of, from, to } of meetings) {
    if (!of.includes(phone) || now < from || now >= to) continue;
    const frame = of.find((one) => one !== phone)?.radio.onAir();
    if (frame) phone.radio.hear({ rssi: -60, advert: frame.advert, scanResponse: frame.scanResponse });
  }
}

type Stand = {
  readonly scheduler: Scheduler;
  readonly network: SimNetwork;
  readonly faults: Faults;
  readonly draw: Draw;
  readonly seed: string;
  readonly apiKeys: { readonly admin: string; readonly device: string };
};

/** Who was tested: it ends when their phone says so. */
export type Patient = {
  readonly phone: SimPhone;
  readonly report: string;
  done: boolean;
  /** Result of a later test, which revises this one. */
  readonly revised: string | undefined;
};

/** Begins a person's way from the result to the share, after a while. */
export function becomesPatient(phone: SimPhone, after: Duration, stand: Stand): Patient {
  const { draw } = stand;
  const report = draw.one(["confirmed", "confirmed", "likely", "likely", "negative"]);
  const revised = report === "likely" && draw.chance(80) ? draw.one(["confirmed", "negative"]) : undefined;
  const patient: Patient = { phone, report, done: false, revised };
  walk(patient, after, stand);
  return patient;
}

const callerOf = (
  transport: Caller["transport"],
  random: ReturnType<typeof seededRandom>,
  apiKey: string,
): Caller => ({ baseUrl: "http://health", transport, random: (n) => random.bytes(n), apiKey });

/** A laboratory looks whether a code was used, and ends some: for a name that was mistaken, say. */
function lookAfter(
  uuid: string,
  laboratory: ReturnType<typeof createParty>,
  caller: Caller,
  { scheduler, draw }: Stand,
): void {
  const ask = (what: typeof checkCodeStatus | typeof expireCode, within = 900) =>
    scheduler.alarm(laboratory, "looks after a code", Seconds(draw.number(1, within)), () => {
      void call(caller, what, { uuid }).catch(() => undefined);
    });
  ask(checkCodeStatus);
  if (draw.chance(20)) ask(expireCode, ENDED_WITHIN);
}

function walk(patient: Patient, after: Duration, stand: Stand): void {
  const { scheduler, network, draw, faults, seed, apiKeys } = stand;
  const { phone } = patient;
  const person = createParty(`person of ${phone.name}`);
  const laboratory = createParty(`laboratory of ${phone.name}`);
  const random = seededRandom(`${seed}/${person.name}`);
  const caller = (apiKey: string) => callerOf(network.transportOf(person), random, apiKey);
  /** Somebody else shows the code. */
  const tryCode = (stolen: string) =>
    call(caller(apiKeys.device), verify, { code: stolen, nonce: toBase64(random.bytes(256)), accept: [] });
  const results = [patient.report, ...(patient.revised === undefined ? [] : [patient.revised])];
  let id = uuid(random.bytes(16));
  let code: string | undefined;
  let entered = false;

  function forget(): void {
    code = undefined;
    entered = false;
  }
  async function issued(report: string): Promise<void> {
    const testDate = isoDay(dayOf(scheduler.now, "utc"));
    const answer = await call(caller(apiKeys.admin), issue, {
      testType: report,
      testDate,
      tzOffset: 0,
      uuid: id,
    });
    if (answer.ok) {
      code = answer.value.code;
      const stolen = code;
      if (faults.hit("rival"))
        scheduler.alarm(
          person,
          "is robbed of a code",
          Seconds(draw.number(0, 300)),
          () => void tryCode(stolen),
        );
      lookAfter(id, laboratory, caller(apiKeys.admin), stand);
    }
    // A code that was issued and whose answer was lost stays unused: the desk issues another.
    if (answer.ok || answer.code === "uuid_already_exists") id = uuid(random.bytes(16));
  }
  /** One step of the way; says whether this result is done with. */
  async function step(report: string): Promise<boolean> {
    const engine = phone.phone;
    if (!engine) return false;
    const share = engine.state().share;
    if (share.is === "ready") {
      if (share.onset === null) await engine.answer("unknown");
      await engine.share();
      return false;
    }
    if (share.is === "checking" || share.is === "sending") return false;
    if (entered && OVER.includes(share.is)) return true;
    if (share.is === "refused" || share.is === "failed") {
      if (share.is === "failed" && GIVEN_UP.includes(share.code)) return true;
      await engine.forgetCode();
      forget();
    }
    // The code takes its time to whom it is for: at the next look it is there.
    if (code === undefined) await issued(report);
    else {
      entered = true;
      await engine.enterCode(code);
    }
    return false;
  }
  /** A step that hangs, because its phone was killed, is followed by another all the same. */
  function round(): void {
    const [report] = results;
    if (report === undefined) {
      patient.done = true;
      return;
    }
    let over = false;
    const next = (seconds: number) => {
      if (over) return;
      over = true;
      waitNoLonger();
      scheduler.alarm(person, "looks at the phone", Seconds(seconds), round);
    };
    const waitNoLonger = scheduler.alarm(person, "waits no longer", Minutes(3), () => next(1));
    void step(report)
      .catch(() => false)
      .then((done) => {
        if (done && !over) {
          results.shift();
          forget();
          next(results.length === 0 ? 1 : 60 * draw.number(5, 25));
        } else next(draw.number(30, 150));
      });
  }
  scheduler.alarm(person, "has a result", after, round);
}

/** What a share has come to once its result is done with. */
const OVER: readonly string[] = ["shared", "already-shared", "negative"];
/** Nothing was there to share, or the server took none of it. */
const GIVEN_UP: readonly string[] = ["nothing_to_share", "nothing_taken"];

function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
