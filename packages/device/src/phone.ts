/** The phone: everything a Bluezone app does, without screen or radio. */

import type { LoggedReading } from "@bluezone/protocol/gaen-log";
import {
  addDays,
  between,
  type Duration,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  Milliseconds,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { ADULT, type AreaChosen, consented, type FirstConsent, isArea, type Started } from "./consent.ts";
import { drawWeek } from "./engine/active/draw.ts";
import { endActive } from "./engine/active/end.ts";
import { districtOf, isNamed } from "./engine/active/question.ts";
import { sendWeek } from "./engine/active/send.ts";
import { look } from "./engine/activity.ts";
import { drivenAir } from "./engine/air/driven.ts";
import { loneAir } from "./engine/air/lone.ts";
import { assess } from "./engine/alert/assess.ts";
import { begin } from "./engine/begin.ts";
import { type Body, body as bodyOf } from "./engine/body.ts";
import { check, checkDue } from "./engine/check/check.ts";
import { alertsHeldUntil } from "./engine/config.ts";
import { cover, drawCover } from "./engine/cover.ts";
import { exportData } from "./engine/export.ts";
import { FORGET_EVERY, forget } from "./engine/forget.ts";
import { beginGuard, type GuardLength } from "./engine/guard.ts";
import { type Holdings, holdings } from "./engine/holdings.ts";
import { home, radioWanted } from "./engine/home.ts";
import { carryLetters, lettersDue } from "./engine/letters/carry.ts";
import { askStation, type Station } from "./engine/letters/station.ts";
import { keepDraft, takeBack, tryLetterNow, writeLetter } from "./engine/letters/write.ts";
import { type Imported, importLog } from "./engine/listen/import.ts";
import { waiting } from "./engine/listen/listen.ts";
import { packOver } from "./engine/listen/pack.ts";
import { fetchLocal } from "./engine/local/fetch.ts";
import { loadSound, type Sound } from "./engine/local/sound.ts";
import { type Loaded, loadVenues } from "./engine/local/venues.ts";
import { type LocalView, localView } from "./engine/local/view.ts";
import { type Proof, proofs } from "./engine/proof.ts";
import { leaveQuarantine, openQuarantine, readQuarantine } from "./engine/quarantine/own.ts";
import { remind } from "./engine/remind.ts";
import { checkCode, enterCode } from "./engine/share/check-code.ts";
import { type AgreedBefore, agreeBefore, endPreConsent, preConsentView } from "./engine/share/pre-consent.ts";
import { selfReport, selfReportView } from "./engine/share/self-report.ts";
import { goOnSharing, tapShare } from "./engine/share/send.ts";
import { type Answered, answer, codeSeen, decline, forgetCode } from "./engine/share/share.ts";
import type { Onset } from "./engine/share/view.ts";
import type { HalfDay } from "./half-day.ts";
import type { Draft, LetterContent } from "./letter.ts";
import { Memory } from "./memory.ts";
import type { Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import type { PhoneState } from "./state.ts";

/** How long to pause: an hour, eight, or until 6:00 tomorrow in Vietnam. */
export type PauseLength = "1h" | "8h" | "until-morning";

/** A resident's phone. Every method but `run` and `state` is a tap, and is durable when its promise resolves. */
export interface Phone {
  /**
   * Does all that is due now and resolves with when to be run again, on the phone's own wall clock (`ports.clock.wall()`).
   * May be called earlier, and again while an earlier call still waits for the network: it then does the radio's work only.
   */
  run(): Promise<Instant>;
  state(): PhoneState;
  /**
   * Consent to broadcast, listen and note: nothing happens before it. Without an argument: `ADULT`.
   * A minor starts with a guardian only. A phone that has started stays as it is.
   */
  start(consent?: FirstConsent): Promise<Started>;
  /** Agrees to statistics, or no longer; before `start` it does nothing. */
  consentToStatistics(on: boolean): Promise<void>;
  /** Which district the weekly figure says, by its code, or none. Without agreement to statistics it does nothing. */
  chooseDistrict(district: string | null): Promise<AreaChosen>;
  /** Code of a commune of `@bluezone/policy/commune`, or none. */
  chooseArea(area: string | null): Promise<AreaChosen>;
  pause(length: PauseLength): Promise<void>;
  resume(): Promise<void>;
  /** On guard from now on. Resolves with whether it began: not without consent, in a pause, or where the system does not take it. */
  guard(length: GuardLength): Promise<boolean>;
  endGuard(): Promise<void>;
  /** A code as typed, scanned or tapped: 8 digits, 16 letters and digits, or a link with one. Checks it; sends no key. */
  enterCode(text: string): Promise<void>;
  /** Leaves a code that is being checked or was refused, or a share that failed. */
  forgetCode(): Promise<void>;
  /**
   * When symptoms started, at most 14 days ago; `traveler`: outside the province in the last 14 days, undefined when skipped.
   * Resolves with "answered", or the code of why nothing was changed.
   */
  answer(onset: Onset, traveler?: boolean): Promise<Answered>;
  /** The share tap: the only thing that lets keys leave the phone. */
  share(): Promise<void>;
  /** Not now. The code keeps working until its end. */
  decline(): Promise<void>;
  /** Agrees before the result, for 7 days; before `start` it does nothing. Nothing is sent: the share tap still is to come. Resolves as `answer`, with "agreed". */
  preConsent(onset: Onset | null, traveler?: boolean): Promise<AgreedBefore>;
  withdrawPreConsent(): Promise<void>;
  /** Asks for a code for one's own test, by SMS to this number, which is not kept. Resolves with the contract's code, or "sent". */
  selfReport(
    phone: string,
    dates?: { readonly symptomDate?: string; readonly testDate?: string },
  ): Promise<string>;
  /** Sends something to the health station, now or, when that fails, as soon as it can. Resolves with its id; null before `start`. */
  sendLetter(content: LetterContent): Promise<string | null>;
  /** Tries a letter that waits at once. */
  tryLetterNow(id: string): Promise<void>;
  /** Cancels a letter that was not sent, or takes one back that was: what the station has of it is destroyed. */
  takeBackLetter(id: string): Promise<void>;
  /** Keeps an unfinished letter on this phone; null drops it. Before `start` it does nothing. */
  keepDraft(draft: Draft | null): Promise<void>;
  /** Asks who answers in a commune: the server then learns that somebody here asked for it. */
  askStation(commune: string): Promise<Station>;
  /** Opens the resident's own quarantine by the code of its link. Resolves with "read", or the code of why not. */
  openQuarantine(text: string): Promise<string>;
  /** Reads its day anew, after entering a half-day when one is given. Resolves as `openQuarantine`. */
  readQuarantine(log?: HalfDay): Promise<string>;
  /** Forgets it on this phone. */
  leaveQuarantine(): Promise<void>;
  /** Looks for new lists now. */
  checkNow(): Promise<void>;
  /** What the province tells, as it is on this phone; null while none has come. */
  local(): Promise<LocalView | null>;
  /** Loads the venues of a district: the server then learns that somebody here asked for it. */
  loadVenues(district: string): Promise<Loaded>;
  /** Loads the sound of a bulletin of the local page, by its SHA-256. It is not kept. */
  loadSound(sum: string): Promise<Sound>;
  /** Counts one person more whom the resident has helped, or one fewer. The count stays on this phone. */
  countHelped(step: 1 | -1): Promise<void>;
  /** Takes in the log of another exposure notification app; the next check matches it with every list that still stands. */
  importLog(log: Iterable<LoggedReading>): Promise<Imported>;
  /** The resident has opened this alert; a withdrawn or low one then leaves the panel. */
  acknowledge(alertId: string): Promise<void>;
  /** Bluetooth reminders stay away until tomorrow. */
  noMoreRemindersToday(): Promise<void>;
  /** What is on this phone, and when it goes. */
  holdings(): Promise<Holdings>;
  /** Everything held as readable JSON, without what would let another be this phone or finish its share (record 0014). */
  exportData(): Promise<string>;
  /** Fetches what the key server has signed and checks it anew; changes nothing. */
  proofs(): Promise<readonly Proof[]>;
  /** Leaves nothing: store, memory and radio. */
  deleteEverything(): Promise<void>;
}

/** Nothing is due sooner than this after a run. */
const SOONEST = Milliseconds(500);
/** Nor this, while the store fails: nothing can be done that is not stored. */
const FAILING = Seconds(30);
/** A phone without consent is looked at this rarely. */
const ASLEEP = Hours(1);
/** A pause until morning ends at this hour. */
const MORNING = Hours(6);

/** Opens a phone on its store: a new one, or one that goes on exactly where it was. Rejects when the store cannot be read. */
export async function createPhone(ports: Ports, settings: Settings): Promise<Phone> {
  let memory = await Memory.open(ports.store);
  let body = bodyOf(ports, settings, memory);
  let waits = waiting();
  const air = ports.radio.alone ? loneAir(ports.radio) : drivenAir(ports.radio);
  let forgotten: Instant | null = null;
  /** Calls to servers, one after another; how many wait. */
  let network: Promise<unknown> = Promise.resolve();
  let calling = 0;
  /** What the alerts were last made from. */
  let assessed: readonly unknown[] = [];

  if (memory.damaged > 0) {
    memory.change("phone", { damagedAt: body.now() });
    body.tell({ is: "data-damaged", documents: memory.damaged });
  }

  /** Stores what has changed and says when that fails. */
  async function store(): Promise<boolean> {
    const failed = memory.failing;
    const stored = await memory.commit();
    if (!stored && !failed) body.tell({ is: "storage-failed" });
    return stored;
  }

  /** One call to servers at a time. What it does to a memory that was wiped meanwhile is lost, as it should be. */
  function online(work: (body: Body) => Promise<void>): Promise<void> {
    calling += 1;
    const done = network
      .then(() => work(body))
      .finally(() => {
        calling -= 1;
      });
    network = done.catch(() => undefined);
    return done;
  }

  /** The radio's part: listens, notes, turns the identity, scans. @returns how long until there is more to do. */
  async function radioWork(now: Instant): Promise<Duration> {
    const wanted = radioWanted(body, now);
    const heardBefore = memory.get("listen").lastHeardAt;
    const radio = ports.radio.state();
    const { more, listened } = air.listen(body, waits, now, wanted);
    const heard = memory.get("listen").lastHeardAt !== heardBefore;
    const { clock } = ports;
    const seen = { now, boot: body.boot(), mono: clock.monotonic(), radio, wanted, heard, listened };
    memory.change("activity", look(memory.get("activity"), seen));

    const { rest, speak } = air.turn(body, now, wanted);
    const running = memory;
    // What goes on the air is on disk first.
    const stored = await store();
    if (stored && running === memory) speak();
    return more ? SOONEST : rest;
  }

  function housekeeping(now: Instant): void {
    if (forgotten === null || now >= plus(forgotten, FORGET_EVERY) || now < forgotten) {
      forget(body, now);
      forgotten = now;
    }
    packOver(body);
    const radio = ports.radio.state();
    remind(body, now, radioWanted(body, now) && (radio === "off" || radio === "refused"));
  }

  /** Scores the matches when something that bears on them has changed. */
  function assessAnew(on: Body): void {
    const { boots } = on.memory.get("clock");
    const { policy } = on.memory.get("config");
    const held = alertsHeldUntil(policy, on.now()) !== null;
    const places = boots.map(({ n, zero, jumped }) => [n, zero, jumped]);
    const bearing = [on.memory.get("matches").matches, policy, JSON.stringify([places, held])];
    if (bearing.every((part, i) => part === assessed[i])) return;
    assessed = bearing;
    assess(on);
  }

  async function serverWork(on: Body): Promise<void> {
    const steps = [
      () => checkCode(on, on.now()),
      () => goOnSharing(on, on.now()),
      () => carryLetters(on),
      async () => {
        if (on.now() < checkDue(on, on.now())) return;
        await check(on);
        if (on === body) await fetchLocal(on);
      },
      async () => assessAnew(on),
      async () => {
        drawCover(on, on.now());
        await cover(on, on.now());
      },
      async () => {
        drawWeek(on, on.now());
        await sendWeek(on, on.now());
      },
    ];
    // Everything may be deleted while a call is on its way: then the rest is nobody's.
    for (const step of steps) if (on === body) await step();
  }

  /** When servers are next to be asked, or a state ends by itself. */
  function dues(now: Instant): Instant[] {
    const code = memory.get("code").state;
    const { state } = memory.get("share");
    const { pausedUntil } = memory.get("phone");
    const ends = [preConsentView(body, now)?.until, selfReportView(body, now)?.until];
    const held = alertsHeldUntil(memory.get("config").policy, now);
    const weekly = drawWeek(body, now);
    const letters = lettersDue(body, now);
    return [
      checkDue(body, now),
      drawCover(body, now),
      plus(now, FORGET_EVERY),
      ...(code.is === "checking" ? [code.nextTry ?? now] : []),
      ...(state.is === "sending" ? [state.nextTry ?? now] : []),
      ...(state.is === "ready" ? [state.until] : []),
      ...(pausedUntil !== null && pausedUntil > now ? [pausedUntil] : []),
      ...(held === null ? [] : [held]),
      ...(weekly === undefined ? [] : [weekly]),
      ...(letters === undefined ? [] : [letters]),
      ...ends.filter((end) => end !== undefined),
    ];
  }

  async function run(): Promise<Instant> {
    if (!started()) {
      air.withoutConsent();
      // Nothing of its own accord is stored before consent; only a tap that the store has failed is tried again.
      if (memory.failing) await store();
      return plus(ports.clock.wall(), ASLEEP);
    }
    const radioRest = await radioWork(body.now());
    if (!started()) return plus(ports.clock.wall(), ASLEEP);
    const radioAt = ports.clock.monotonic() + radioRest;
    housekeeping(body.now());
    await store();
    const busy = calling > 0;
    if (!busy) await online(serverWork);
    await store();
    const now = body.now();
    const rests = busy ? [] : dues(now).map((due) => between(now, due));
    const soonest = memory.failing ? FAILING : SOONEST;
    const rest = Math.max(soonest, Math.min(radioAt - ports.clock.monotonic(), ...rests));
    return plus(ports.clock.wall(), Milliseconds(rest));
  }

  const started = (): boolean => memory.get("phone").consentAt !== null;

  /** A tap: changes what the resident changes, and stores it. */
  async function tap(change: () => void): Promise<void> {
    change();
    await store();
  }

  function pauseEnd(length: PauseLength, now: Instant): Instant {
    if (length === "until-morning")
      return plus(dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam"), MORNING);
    return plus(now, Hours(length === "1h" ? 1 : 8));
  }

  return {
    run,
    state: () => home(body),
    async start(consent = ADULT) {
      if (started()) return "started";
      const outcome = consented(consent);
      if (outcome === "started") await tap(() => begin(body, consent));
      return outcome;
    },
    consentToStatistics: (on) =>
      tap(() => {
        if (!started()) return;
        const agreed = memory.get("consent").statistics !== null;
        if (agreed && !on) endActive(body);
        if (!agreed && on) memory.change("active", { district: districtOf(memory.get("area").commune) });
        memory.change("consent", { statistics: on ? body.now() : null });
      }),
    async chooseDistrict(district) {
      if (district !== null && !isNamed(district)) return "unknown_area";
      await tap(() => {
        if (memory.get("consent").statistics !== null) memory.change("active", { district });
      });
      return "chosen";
    },
    async chooseArea(area) {
      if (area !== null && !isArea(area)) return "unknown_area";
      await tap(() => memory.change("area", { commune: area }));
      return "chosen";
    },
    async pause(length) {
      ports.radio.guard?.end();
      air.hush(body);
      await tap(() => memory.change("phone", { pausedUntil: pauseEnd(length, body.now()) }));
      await radioWork(body.now());
    },
    resume: () => tap(() => memory.change("phone", { pausedUntil: null })),
    guard: async (length) => beginGuard(body, ports.radio.guard, length),
    endGuard: async () => ports.radio.guard?.end(),
    async enterCode(text) {
      await tap(() => enterCode(body, text));
      await online(async (on) => {
        await checkCode(on, on.now());
      });
      await store();
    },
    forgetCode: () => tap(() => forgetCode(body)),
    async answer(onset, traveler) {
      let answered: Answered = "not_ready";
      await tap(() => {
        codeSeen(body);
        answered = answer(body, onset, traveler);
      });
      return answered;
    },
    async share() {
      await tap(() => {
        codeSeen(body);
        air.closing(body);
        tapShare(body);
      });
      if (started()) await radioWork(body.now());
      await online((on) => goOnSharing(on, on.now()));
      await store();
    },
    decline: () =>
      tap(() => {
        codeSeen(body);
        decline(body);
      }),
    async preConsent(onset, traveler) {
      let agreed: AgreedBefore = "not_started";
      await tap(() => {
        if (started()) agreed = agreeBefore(body, onset, traveler);
      });
      return agreed;
    },
    withdrawPreConsent: () => tap(() => endPreConsent(body)),
    async selfReport(phone, dates = {}) {
      let outcome = "";
      await online(async (on) => {
        outcome = await selfReport(on, phone, dates);
      });
      return outcome;
    },
    async sendLetter(content) {
      if (!started()) return null;
      const id = writeLetter(body, content);
      await store();
      await online(carryLetters);
      await store();
      return id;
    },
    async tryLetterNow(id) {
      await tap(() => tryLetterNow(body, id));
      await online(carryLetters);
      await store();
    },
    async takeBackLetter(id) {
      await tap(() => takeBack(body, id));
      await online(carryLetters);
      await store();
    },
    keepDraft: (draft) =>
      tap(() => {
        if (started()) keepDraft(body, draft);
      }),
    async askStation(commune) {
      let station: Station = { is: "unknown", code: "unreachable" };
      await online(async (on) => {
        station = await askStation(on, commune);
      });
      return station;
    },
    async openQuarantine(text) {
      if (!started()) return "not_started";
      let outcome = "";
      await online(async (on) => {
        outcome = await openQuarantine(on, text);
      });
      await store();
      return outcome;
    },
    async readQuarantine(log) {
      let outcome = "";
      await online(async (on) => {
        outcome = await readQuarantine(on, log);
      });
      await store();
      return outcome;
    },
    leaveQuarantine: () => tap(() => leaveQuarantine(body)),
    async checkNow() {
      await online(async (on) => {
        await check(on);
        if (on === body) assessAnew(on);
        if (on === body) await fetchLocal(on);
      });
      await store();
    },
    local: async () => localView(memory.get("local")),
    async loadVenues(district) {
      let outcome: Loaded = "unreachable";
      await online(async (on) => {
        outcome = await loadVenues(on, district);
      });
      await store();
      return outcome;
    },
    async loadSound(sum) {
      let sound: Sound = { is: "unreachable" };
      await online(async (on) => {
        sound = await loadSound(on, sum);
      });
      return sound;
    },
    countHelped: (step) =>
      tap(() => memory.change("help", { helped: Math.max(0, memory.get("help").helped + step) })),
    async importLog(log) {
      const imported = importLog(body, log);
      await store();
      return imported;
    },
    acknowledge: (alertId) =>
      tap(() => {
        const alerts = memory.get("alerts").alerts.map((a) => (a.id === alertId ? { ...a, seen: true } : a));
        memory.change("alerts", { alerts });
      }),
    noMoreRemindersToday: () =>
      tap(() => memory.change("phone", { noRemindersOn: dayOf(body.now(), "vietnam") })),
    holdings: async () => holdings(body),
    exportData: async () => exportData(body),
    async proofs() {
      let found: readonly Proof[] = [];
      await online(async (on) => {
        found = await proofs(on);
      });
      return found;
    },
    async deleteEverything() {
      ports.radio.guard?.end();
      air.hush(body);
      await memory.wipe();
      air.forget();
      memory = await Memory.open(ports.store);
      body = bodyOf(ports, settings, memory);
      waits = waiting();
      forgotten = null;
      assessed = [];
    },
  };
}
