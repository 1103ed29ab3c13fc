/** The number that a station calls. */
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";

/** As it is stored; undefined for what is no number of a person. */
export function callable(typed: string): string | undefined {
  const phone = parsePhone(typed);
  if (phone === undefined) return undefined;
  const kind = phoneKind(phone);
  return kind === "mobile" || kind === "landline" ? phone : undefined;
}
