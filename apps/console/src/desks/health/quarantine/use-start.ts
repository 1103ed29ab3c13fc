/** A quarantine that begins: what is typed, whether it departs from the rule, and sending it. */
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import {
  beginQuarantine,
  coursesOfContact,
  listQuarantine,
  quarantineOfCase,
  quarantineOfContact,
} from "@bluezone/contract/health/quarantine";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { useDo, useToday } from "../../../api/hooks.ts";
import { useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import { useNearCommunes } from "../person/near-communes.ts";
import { NOBODY, orNull, personIn } from "../person/person-values.ts";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { useDeparture } from "./departure.tsx";
import { firstDayAfter } from "./first-day.ts";
import { placeIn, useWrongPlace } from "./place-fields.tsx";
import { QUARANTINE } from "./words.ts";

/** A record of who is known already. */
export type RecordRef = { readonly contactId: string } | { readonly caseId: string };

/** What is known of them. */
export type KnownPerson = { readonly phone: string | null; readonly lastContactDay: string | null };

/** Of a typed number or a known one: whether a message can be sent at all. */
const takesMessage = (phone: string | null): boolean => {
  const parsed = parsePhone(phone ?? "");
  return parsed !== undefined && phoneKind(parsed) === "mobile";
};

/** The state of the form: of a contact or a case, or of somebody typed when `of` is absent. */
export function useStart(of: RecordRef | undefined, person: KnownPerson | undefined) {
  const t = useWords(QUARANTINE);
  const today = useToday();
  const dayFault = useDayFault();
  const wrongPerson = useWrongPerson();
  const wrongPlace = useWrongPlace();
  const { own } = useNearCommunes();
  const begin = useDo(beginQuarantine, {
    changes: [listQuarantine, quarantineOfCase, quarantineOfContact, coursesOfContact, listFollowUps],
  });
  const met = person?.lastContactDay ?? null;
  const draft = useDraft(
    {
      ...NOBODY,
      commune: own,
      place: "",
      siteName: "",
      firstDay: date(firstDayAfter(met, today), "vi"),
      vaccinated: false,
      reason: "",
      sendLink: true,
    },
    (values) => ({
      ...(of === undefined ? wrongPerson(values) : {}),
      ...wrongPlace(values),
      firstDay: dayFault(values.firstDay),
      reason: departure.why !== undefined && values.reason.trim() === "" ? t("reasonMissing") : undefined,
    }),
  );
  const { values } = draft;
  const first = typedDay(values.firstDay, today);
  const departure = useDeparture(values, met);
  const sends = takesMessage(of === undefined ? values.phone : (person?.phone ?? null));
  return {
    draft,
    /** The first day as it can be read. */
    first: first === undefined ? undefined : isoDay(first),
    /** Their last contact, as far as it is known. */
    met,
    /** What departs from the rule and needs a reason. */
    why: departure.why,
    /** Whether a message can be sent. */
    sends,
    send: (typed: typeof values) =>
      begin
        .mutateAsync({
          of: of ?? { person: personIn(typed) },
          ...placeIn(typed),
          firstDay: isoDay(typedDay(typed.firstDay, today) ?? today),
          vaccinated: typed.vaccinated,
          reason: departure.why === undefined ? null : orNull(typed.reason),
          sendLink: typed.sendLink && sends,
        })
        .catch((error: unknown) => {
          departure.refused(error);
          throw error;
        }),
  };
}
