/**
 * Which number a resident is given today. The signed list comes first and is taken at its word; the numbers that are built in serve
 * only where no list was signed, and are told apart. A signed list does not say what a number is for: numbers that the
 * register knows for something else (115, false news) are left out.
 */
import type { HotlinesDocument } from "@bluezone/contract/signed";
import { HOME } from "@bluezone/policy/home";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Locale } from "@bluezone/vietnamese/locale";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";

/** A number to call about health. */
export interface Line {
  /** As it is dialled. */
  readonly number: string;
  /** As it is read: "1900 9095". */
  readonly shown: string;
  readonly owner: Readonly<Record<Locale, string>>;
  readonly from: Day;
  /** Its last day; null while no end is known. */
  readonly to: Day | null;
}

/** `valid`: to call now; `later`: none today, the first that begins; `none`. `signed`: by the authority, not built in. */
export type Hotline =
  | { readonly is: "valid"; readonly signed: boolean; readonly line: Line }
  | { readonly is: "later"; readonly signed: boolean; readonly line: Line }
  | { readonly is: "none"; readonly signed: boolean };

const OTHER_PURPOSE: ReadonlySet<string> = new Set(
  HOME.hotlines.filter(({ purpose }) => purpose !== "health").map(({ number }) => number),
);

function shown(number: string): { readonly number: string; readonly shown: string } {
  const phone = parsePhone(number);
  return phone === undefined ? { number, shown: number } : { number: phone, shown: showPhone(phone) };
}

const signedLines = (signed: HotlinesDocument["hotlines"]): Line[] =>
  signed.map(({ number, owner, validFrom, validTo }) => ({
    ...shown(number),
    owner,
    from: parseDay(validFrom),
    to: validTo === undefined ? null : parseDay(validTo),
  }));

const builtInLines = (): Line[] =>
  HOME.hotlines.map(({ number, owner, validFrom, validTo }) => ({
    ...shown(number),
    owner,
    from: validFrom,
    to: validTo ?? null,
  }));

/** The number for a day in Vietnam: the first of the list that holds. @param hotlines the phone's, as last signed */
export function hotlineFor(hotlines: HotlinesDocument["hotlines"], today: Day): Hotline {
  const signed = hotlines.length > 0;
  const lines = (signed ? signedLines(hotlines) : builtInLines()).filter(
    ({ number }) => !OTHER_PURPOSE.has(number),
  );
  const valid = lines.find(({ from, to }) => from <= today && (to === null || today <= to));
  if (valid) return { is: "valid", signed, line: valid };
  const [later] = lines.filter(({ from }) => from > today).sort((a, b) => a.from - b.from);
  return later ? { is: "later", signed, line: later } : { is: "none", signed };
}
