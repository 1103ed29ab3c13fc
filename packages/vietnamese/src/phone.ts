/**
 * Phone numbers of Vietnam: mobile numbers of ten digits (since 2018), landlines behind an area code (since 2017), service numbers
 * 1800 and 1900, and short numbers such as 115 and 1022. Stored as E.164 where that exists ("+84912345678"), else as
 * the digits one dials ("19009095"); shown as 0912 345 678 and 1900 9095.
 */

declare const brand: unique symbol;
/** A number one can call from a phone in Vietnam, as it is stored. Comes from `parsePhone`. */
export type Phone = string & { readonly [brand]: "Phone" };
/** Only a mobile number takes a text message. */
export type PhoneKind = "mobile" | "landline" | "service" | "short";

/** Area codes without their 0, by the Ministry of Information and Communications' plan of 2017: two digits for Hà Nội (24) and TP. Hồ Chí Minh (28), three elsewhere. */
const AREA = "24|28|20[3-9]|21[0-689]|22[0-25-9]|23[2-9]|25[124-9]|26[0-39]|27[0-7]|29[0-4679]";
const KINDS: readonly (readonly [PhoneKind, RegExp])[] = [
  ["mobile", /^\+84[35789]\d{8}$/],
  ["landline", new RegExp(String.raw`^\+84(?=\d{10}$)(?:${AREA})\d+$`)],
  ["service", /^1[89]00\d{4}(?:\d{2})?$/],
  ["short", /^(?:11[1-5]|10[28]\d)$/],
];
const kindOf = (stored: string): PhoneKind | undefined => KINDS.find(([, form]) => form.test(stored))?.[0];

/**
 * The number that a person wrote: "0912 345 678", "0912.345.678", "+84 912 345 678", "(+84) 0912-345-678",
 * "0084912345678", "84912345678", "0296 652 2225", "1900 9095", "tel:115". Undefined when it is not a number of
 * Vietnam. Nine bare digits are refused: an old identity card has nine too, and a result must reach nobody else.
 */
export function parsePhone(text: string): Phone | undefined {
  const written = text.normalize("NFKC").trim().replace(/^tel:/i, "");
  if (!/^[\d\s.+()‐‑–—-]+$/.test(written)) return undefined;
  const digits = written.replace(/[^\d+]/g, "");
  const national = /^(?:(?:\+|00)?840?|0)([2-9]\d{8,9})$/.exec(digits)?.[1];
  const stored = national === undefined ? digits : `+84${national}`;
  return kindOf(stored) === undefined ? undefined : (stored as Phone);
}

/** What kind of number it is. Throws TypeError for a string that did not come from `parsePhone`. */
export function phoneKind(phone: Phone): PhoneKind {
  const kind = kindOf(phone);
  if (kind === undefined) throw new TypeError("not a stored phone number of Vietnam");
  return kind;
}

/** As it is shown: "0912 345 678", "0296 652 2225", "024 3825 1234", "1900 9095", "1800 599 920", "1022". */
export function showPhone(phone: Phone): string {
  const digits = phone.replace("+84", "0");
  if (phoneKind(phone) === "short") return digits;
  if (digits.length === 8) return digits.replace(/^(\d{4})/, "$1 ");
  return digits.replace(
    /^(02[48])(\d{4})|^(\d{4})(\d{3})/,
    (_, city = "", four = "", area = "", three = "") => `${city}${area} ${four}${three} `,
  );
}

/** The link that dials it: "tel:+84912345678", "tel:19009095". */
export const phoneLink = (phone: Phone): string => `tel:${phone}`;
