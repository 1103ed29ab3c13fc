/** What a radio in some state can do, and what state it is in when its calls fail. */
import type { Radio, RadioState } from "../ports.ts";
import { atOnce } from "./at-once.ts";
import type { Faults } from "./faults.ts";

/** Whether it hears: it is on, even if this phone is not heard. */
export const hears = (radio: RadioState): boolean => radio === "on" || radio === "mute";
/** Whether it is on and hears nothing. */
export const isDeaf = (radio: RadioState): boolean => radio === "deaf" || radio === "failing";
/** Whether it is on and nobody hears it. */
export const isMute = (radio: RadioState): boolean => radio === "mute" || radio === "failing";
/** Whether a scan is worth trying: one that fails is mended by no waiting. */
export const mayHear = (radio: RadioState): boolean => hears(radio) || isDeaf(radio);
/** Whether there is something to send with, now or once what ails it is put right. */
export const canSend = (radio: RadioState): boolean => radio !== "mute" && radio !== "absent";

/** What the radio says of itself; "failing" when it cannot even do that. */
export function stateSaid(radio: Radio, faults: Faults): RadioState {
  try {
    const said = atOnce(radio.state());
    faults.end("radio-state");
    return said;
  } catch {
    faults.begin("radio-state");
    return "failing";
  }
}

/** The radio's state: what it says, and what its calls have shown since. */
export function radioState(radio: Radio, faults: Faults): RadioState {
  const said = stateSaid(radio, faults);
  if (!mayHear(said)) return said;
  const deaf = isDeaf(said) || faults.has("hearing") || faults.has("scanning");
  const mute = isMute(said) || faults.has("turning") || faults.has("speaking");
  if (deaf) return mute ? "failing" : "deaf";
  return mute ? "mute" : "on";
}
