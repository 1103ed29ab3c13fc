/** The phone: everything a Bluezone app does, without screen or radio. */
import type { LoggedReading } from "@bluezone/protocol/risk/gaen-log";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { AreaChosen, FirstConsent, StartOutcome, StayNoted } from "./consent.ts";
import type { Holdings } from "./engine/holdings.ts";
import type { ImportResult } from "./engine/listen/import.ts";
import type { Sound } from "./engine/local/sound.ts";
import type { LoadOutcome } from "./engine/local/venues.ts";
import type { LocalView } from "./engine/local/view.ts";
import type { Station } from "./engine/messages/station.ts";
import type { Proof } from "./engine/proof.ts";
import type { AgreedBefore } from "./engine/share/pre-consent.ts";
import type { AnswerOutcome } from "./engine/share/share.ts";
import type { Onset } from "./engine/share/view.ts";
import type { GuardLength } from "./guard-length.ts";
import type { HalfDay } from "./half-day.ts";
import type { Draft, MessageContent } from "./message.ts";
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
  start(consent?: FirstConsent): Promise<StartOutcome>;
  /** Agrees to statistics, or no longer; before `start` it does nothing. */
  consentToStatistics(on: boolean): Promise<void>;
  /** Agrees that the weekly figure says what came of alerts, or no longer. Without agreement to statistics it does nothing. */
  consentToAlerts(on: boolean): Promise<void>;
  /** Which district the weekly figure says, by its code, or none. Without agreement to statistics it does nothing. */
  chooseDistrict(district: string | null): Promise<AreaChosen>;
  /** Code of a commune of `@bluezone/policy/commune`, or none. */
  chooseArea(area: string | null): Promise<AreaChosen>;
  /** Code of the province where the resident lives, of `@bluezone/policy/provinces`. Its former one is then a place that they left today. */
  chooseProvince(province: string): Promise<AreaChosen>;
  /** The resident was in a province and left it on that day; null: they are there. It stays on this phone, which reads that list for 14 days more. */
  noteStay(province: string, left: Day | null): Promise<StayNoted>;
  /** They were not there after all. */
  dropStay(province: string): Promise<void>;
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
  answer(onset: Onset, traveler?: boolean): Promise<AnswerOutcome>;
  /** The share tap: the only thing that lets keys leave the phone. Rejects, with nothing changed, when the radio cannot be told that today's key ends. */
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
  sendMessage(content: MessageContent): Promise<string | null>;
  /** Tries a message that waits at once. */
  tryMessageNow(id: string): Promise<void>;
  /** Cancels a message that was not sent, or takes one back that was: what the station has of it is destroyed. */
  takeBackMessage(id: string): Promise<void>;
  /** Keeps an unfinished message on this phone; null drops it. Before `start` it does nothing. */
  keepDraft(draft: Draft | null): Promise<void>;
  /** Asks who answers in a commune: the server then learns that somebody here asked for it. */
  askStation(commune: string): Promise<Station>;
  /** Opens the resident's own quarantine by the code of its link. Resolves with "read", or the code of why not. */
  openQuarantine(text: string): Promise<string>;
  /** Reads its day anew, after entering a half-day when one is given. Resolves as `openQuarantine`. */
  readQuarantine(log?: HalfDay): Promise<string>;
  /** Forgets it on this phone. */
  leaveQuarantine(): Promise<void>;
  /** Looks for new lists now; `everywhere`: those of the whole country, whatever that costs. */
  checkNow(everywhere?: boolean): Promise<void>;
  /** What the province tells, as it is on this phone; null while none has come. */
  local(): Promise<LocalView | null>;
  /** Loads the venues of a district: the server then learns that somebody here asked for it. */
  loadVenues(district: string): Promise<LoadOutcome>;
  /** Loads the sound of a bulletin of the local page, by its SHA-256. It is not kept. */
  loadSound(sum: string): Promise<Sound>;
  /** Counts one person more whom the resident has helped, or one fewer. The count stays on this phone. */
  countHelped(step: 1 | -1): Promise<void>;
  /** Takes in the log of another exposure notification app; the next check matches it with every list that still stands. */
  importLog(log: Iterable<LoggedReading>): Promise<ImportResult>;
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
