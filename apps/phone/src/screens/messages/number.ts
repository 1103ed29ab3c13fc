/** The number that a station calls. */
import { parsePhone, phoneKind, showPhone } from "@bluezone/vietnamese/phone";

/** As it is stored; undefined for what is no number of a person. */
export function callable(typed: string): string | undefined {
  const phone = parsePhone(typed);
  if (phone === undefined) return undefined;
  const kind = phoneKind(phone);
  return kind === "mobile" || kind === "landline" ? phone : undefined;
}

/** A number as it is read; a text that is none as it stands. */
export function shownNumber(number: string): string {
  const phone = parsePhone(number);
  return phone === undefined ? number : showPhone(phone);
}
