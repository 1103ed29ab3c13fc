/** What a screen holds of a phone: what it shows, and the taps. Whether the engine runs beside it or elsewhere it cannot tell. */
import type { Phone } from "./phone.ts";
import type { PhoneState } from "./state.ts";

/** What a resident may do. */
export type Taps = Omit<Phone, "run" | "state" | "importLog">;
/** The name of a tap. */
export type TapName = keyof Taps;

/** What may keep the radio silent and the phone's system can put right. */
export type Mendable = "bluetooth" | "permission" | "settings";
/** All of it. */
export const MENDABLE = ["bluetooth", "permission", "settings"] as const satisfies readonly Mendable[];

/** A phone in the hand of a screen. */
export interface PhoneHandle {
  /** The newest state: the same object until it may have changed. */
  state(): PhoneState;
  /** Called whenever the state may have changed. Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  readonly tap: Taps;
  /** Asks the phone's system to put right what keeps the radio silent: Bluetooth switched on, a permission granted, settings opened. */
  mend(what: Mendable): Promise<void>;
  close(): void;
}

const NAMES = {
  start: true,
  consentToStatistics: true,
  consentToAlerts: true,
  chooseDistrict: true,
  chooseArea: true,
  chooseProvince: true,
  noteStay: true,
  dropStay: true,
  pause: true,
  resume: true,
  guard: true,
  endGuard: true,
  enterCode: true,
  forgetCode: true,
  answer: true,
  share: true,
  decline: true,
  preConsent: true,
  withdrawPreConsent: true,
  selfReport: true,
  sendMessage: true,
  tryMessageNow: true,
  takeBackMessage: true,
  keepDraft: true,
  askStation: true,
  openQuarantine: true,
  readQuarantine: true,
  leaveQuarantine: true,
  checkNow: true,
  local: true,
  loadVenues: true,
  loadSound: true,
  countHelped: true,
  acknowledge: true,
  noMoreRemindersToday: true,
  holdings: true,
  exportData: true,
  proofs: true,
  deleteEverything: true,
} as const satisfies Record<TapName, true>;

/** Every tap by name. */
export const TAP_NAMES = Object.keys(NAMES) as readonly TapName[];

/** Taps that are all done in one way: `act` gets each one's name and arguments, and resolves with what that tap resolves with. */
export const tapsBy = (act: (name: TapName, args: readonly unknown[]) => Promise<unknown>): Taps =>
  Object.fromEntries(
    TAP_NAMES.map((name) => [name, (...args: readonly unknown[]) => act(name, args)]),
  ) as unknown as Taps;
