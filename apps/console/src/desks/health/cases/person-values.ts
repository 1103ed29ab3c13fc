/** What is typed of a person, of a test and of symptoms: read and written without the page around it. */
import type { CaseShown, recordCase } from "@bluezone/contract/health/cases";
import { PersonName } from "@bluezone/contract/health/person";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { type Phone, parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import type { Told } from "../../../api/api.ts";
import { typedDay } from "../../../kit/typed-day.ts";

type Asked = Told<typeof recordCase>;
/** A person as the contract takes them. */
type PersonSent = Extract<Asked["person"], { readonly name: string }>;

/** A person as typed. */
export type PersonValues = {
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly commune: string;
  readonly address: string;
};
/** When symptoms began, as typed. */
export type OnsetValues = {
  readonly onsetDay: string;
  readonly onsetNone: boolean;
  readonly onsetUnknown: boolean;
};
/** A test as typed. */
export type TestValues = {
  readonly test: string;
  readonly result: string;
  readonly sampleDay: string;
  readonly resultDay: string;
};

/** Nothing typed yet. */
export const NOBODY: PersonValues = { name: "", birthYear: "", phone: "", commune: "", address: "" };
export const NO_ONSET: OnsetValues = { onsetDay: "", onsetNone: false, onsetUnknown: false };

/** What somebody's record says, as it would be typed. */
export const personValuesOf = ({
  name,
  birthYear,
  phone,
  commune,
  address,
}: CaseShown["person"]): PersonValues => ({
  name,
  birthYear: birthYear === null ? "" : String(birthYear),
  phone: phone === null ? "" : showPhone(phone as Phone),
  commune: commune ?? "",
  address: address ?? "",
});
/** The onset of a case, as it would be typed. */
export const onsetValuesOf = ({ onset, onsetDay }: Pick<CaseShown, "onset" | "onsetDay">): OnsetValues => ({
  onsetDay: onsetDay === null ? "" : date(parseDay(onsetDay), "vi"),
  onsetNone: onset === "none",
  onsetUnknown: onset === "unknown",
});
/** The test of a case, as it would be typed. */
export const testValuesOf = (
  shown: Pick<CaseShown, "test" | "result" | "sampleDay" | "resultDay">,
): TestValues => ({
  test: shown.test,
  result: shown.result,
  sampleDay: date(parseDay(shown.sampleDay), "vi"),
  resultDay: date(parseDay(shown.resultDay), "vi"),
});

/** A name that the server takes. */
export const isName = (typed: string): boolean => PersonName.safeParse(typed).success;
/** A year of birth as typed: a year, null for none, undefined for what is no year. */
export function yearIn(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  return /^(19|20)\d{2}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
}
/** Whether a phone is one, or none. */
export const isPhone = (typed: string): boolean => typed.trim() === "" || parsePhone(typed) !== undefined;

const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** A person to be sent. */
export const personIn = ({ name, birthYear, phone, commune, address }: PersonValues): PersonSent => ({
  name,
  birthYear: yearIn(birthYear) ?? null,
  phone: orNull(phone),
  commune: orNull(commune),
  address: orNull(address),
});

const iso = (typed: string, today: Day): string => isoDay(typedDay(typed, today) ?? today);

/** A test to be sent. */
export const testIn = ({ test, result, sampleDay, resultDay }: TestValues, today: Day): Asked["tested"] => ({
  test: test as Asked["tested"]["test"],
  result: result as Asked["tested"]["result"],
  sampleDay: iso(sampleDay, today),
  resultDay: iso(resultDay, today),
});

/** An onset to be sent. */
export function onsetIn({ onsetDay, onsetNone }: OnsetValues, today: Day): Asked["onset"] {
  if (onsetDay.trim() !== "") return { onset: "day", onsetDay: iso(onsetDay, today) };
  return { onset: onsetNone ? "none" : "unknown", onsetDay: null };
}
