/** The signed numbers that may be called today. Of a number that has ended nothing is shown: what no longer answers is worse than none. */
import type { PhoneState } from "@bluezone/device/state";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import type { Line } from "../../kit/hotline.ts";

/** Has a place of its own on every screen about health. */
const EMERGENCY = "115";

/** Those that hold on a day, each number once, in the order in which they were signed; 115 is left out. */
export function linesOn(day: Day, hotlines: PhoneState["hotlines"]): readonly Line[] {
  const today = isoDay(day);
  const lines = new Map<string, Line>();
  for (const { number: signed, owner, validFrom, validTo } of hotlines) {
    const phone = parsePhone(signed);
    const number = phone ?? signed;
    const holds = validFrom <= today && (validTo === undefined || today <= validTo);
    if (!holds || number === EMERGENCY || lines.has(number)) continue;
    const to = validTo === undefined ? null : parseDay(validTo);
    lines.set(number, {
      number,
      shown: phone === undefined ? signed : showPhone(phone),
      owner,
      from: parseDay(validFrom),
      to,
    });
  }
  return [...lines.values()];
}
