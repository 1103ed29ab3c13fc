/** A phone that is none: it shows one state, and its taps do nothing. For galleries of screens. */
import { type PhoneHandle, type Taps, tapsBy } from "../handle.ts";
import { localViewSample } from "../local-sample.ts";
import type { PhoneState } from "../state.ts";

/** What is said on every screen that shows it. */
export interface FixedPhone extends PhoneHandle {
  readonly label: "simulation";
}

/** What taps resolve with that resolve with something: that it went well, and nothing in it. */
const ANSWERS: { readonly [N in keyof Taps]?: Awaited<ReturnType<Taps[N]>> } = {
  start: "started",
  chooseArea: "chosen",
  chooseDistrict: "chosen",
  chooseProvince: "chosen",
  noteStay: "noted",
  answer: "answered",
  preConsent: "agreed",
  selfReport: "sent",
  openQuarantine: "read",
  readQuarantine: "read",
  sendMessage: "0".repeat(16),
  askStation: { is: "unknown", code: "unreachable" },
  holdings: { items: [], forgottenAfterDays: 14 },
  exportData: "{}\n",
  proofs: [],
  loadVenues: "none",
  loadSound: { is: "none" },
};

/** A phone that is always in this state. */
export const fixedPhone = (state: PhoneState): FixedPhone => ({
  label: "simulation",
  state: () => state,
  subscribe: () => () => undefined,
  tap: tapsBy(async (name) =>
    name === "local" ? (state.local === null ? null : localViewSample(state.now)) : ANSWERS[name],
  ),
  mend: async () => undefined,
  close: () => undefined,
});
