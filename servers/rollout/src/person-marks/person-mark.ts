/** Marks of a person in words that colleagues write: they are to say what happened, and never to whom. */
import { Fault } from "@bluezone/contract/fault";
import type { PERSON_FAULTS } from "@bluezone/contract/rollout/person-faults";
import { identities } from "./identity.ts";

/** Why words are refused. */
type PersonMark = keyof typeof PERSON_FAULTS;

const OF_IDENTITY = {
  phone_number: "has_phone",
  id_number: "has_id",
  patient_code: "has_id",
  person_name: "has_person",
} as const satisfies Readonly<Record<string, PersonMark>>;

/** What shows nothing, stands between letters, or stands for another sign: a mark is found through it. */
export const plain = (text: string): string => text.normalize("NFKC").replace(/\p{Cf}/gu, "");

/** The first mark of a person in a text; undefined when there is none. Service numbers of the state are no person's. */
export function personMark(text: string): PersonMark | undefined {
  const [first] = identities(plain(text)).filter(({ what }) => !/^1[89]00/.test(what.replace(/[ .-]/g, "")));
  return first && OF_IDENTITY[first.code];
}

/** Throws the Fault of the first mark of a person in some texts. */
export function mustNameNobody(...texts: readonly string[]): void {
  const mark = personMark(texts.join("\n"));
  if (mark) throw new Fault(mark, "Tell what happened, not to whom; nothing was kept.");
}
