/** The phone: everything a Bluezone app does, without screen or radio. */
import type { Instant } from "@bluezone/protocol/time";
import type { Onset } from "./engine/share/view.ts";
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
  /** Consent to broadcast, listen and note: nothing happens before it. */
  start(): Promise<void>;
  pause(length: PauseLength): Promise<void>;
  resume(): Promise<void>;
  /** A code as typed, scanned or tapped: 8 digits, 16 letters and digits, or a link with one. Checks it; sends no key. */
  enterCode(text: string): Promise<void>;
  /** When symptoms started; `traveler`: outside the province in the last 14 days, undefined when skipped. */
  answer(onset: Onset, traveler?: boolean): Promise<void>;
  /** The share tap: the only thing that lets keys leave the phone. */
  share(): Promise<void>;
  /** Not now. The code keeps working until its end. */
  decline(): Promise<void>;
  /** Asks for a code for one's own test, by SMS to this number, which is not kept. Resolves with the contract's code, or "sent". */
  selfReport(
    phone: string,
    dates?: { readonly symptomDate?: string; readonly testDate?: string },
  ): Promise<string>;
  /** Looks for new lists now. */
  checkNow(): Promise<void>;
  /** The resident has opened this alert; a withdrawn or low one then leaves the panel. */
  acknowledge(alertId: string): Promise<void>;
  /** Bluetooth reminders stay away until tomorrow. */
  noMoreRemindersToday(): Promise<void>;
  /** Leaves nothing: store, memory and radio. */
  deleteEverything(): Promise<void>;
}
