/** What the definition of close contact that held on a contact's day says of it. */
import type { Suggestion } from "@bluezone/contract/health/contacts";
import { closenessOf, type SuggestedClass, suggestedClass } from "@bluezone/policy/classify-contact";
import type { ContactRule } from "@bluezone/policy/contact-rule";
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { Day, isoDay } from "@bluezone/protocol/time";
import { onsetDays } from "../cases/store.ts";
import type { Sql } from "../tables.ts";
import type { ContactRow } from "./tables.ts";

/** What of a contact is looked at. */
export type ContactFacts = Pick<
  ContactRow,
  "case_id" | "of_contact_id" | "day" | "minutes" | "masked" | "distance" | "touched" | "carer"
>;

/** The suggestion and the rule behind it. */
export type ClassSuggestion = {
  readonly rule: ContactRule | undefined;
  readonly suggested: SuggestedClass;
  readonly why: Suggestion["why"];
  readonly dayUnknown: boolean;
};

/** Of one contact; `onset` is the first day of symptoms of the case that they were near, null when nobody knows. */
export function suggestFor(
  { contactRules }: Pick<Disease, "contactRules">,
  contact: ContactFacts,
  onset: number | null,
  today: Day,
): ClassSuggestion {
  const { day, of_contact_id } = contact;
  const rule = theOneOn(contactRules, day === null ? today : Day(day));
  const closeness = closenessOf(rule, {
    distance: contact.distance,
    minutes: contact.minutes,
    masked: contact.masked,
    touched: contact.touched,
    carer: contact.carer,
    daysBeforeOnset: of_contact_id !== null || day === null || onset === null ? null : onset - day,
  });
  return {
    rule,
    suggested: suggestedClass(closeness, of_contact_id === null ? "case" : "contact"),
    why: closeness.why,
    dayUnknown: day === null,
  };
}

/** First days of symptoms of the cases that these contacts were near, by the case's id. */
export async function onsetsOf(
  sql: Sql,
  contacts: readonly Pick<ContactRow, "case_id">[],
): Promise<(contact: Pick<ContactRow, "case_id">) => number | null> {
  const ids = [...new Set(contacts.flatMap(({ case_id }) => (case_id === null ? [] : [case_id])))];
  const onsets = await onsetDays(sql, ids);
  return ({ case_id }) => (case_id === null ? null : (onsets.get(case_id) ?? null));
}

/** As the contract shows it. */
export const shownSuggestion = ({ rule, suggested, why, dayUnknown }: ClassSuggestion): Suggestion => ({
  rule: rule
    ? {
        document: rule.document,
        validFrom: isoDay(rule.validFrom),
        metres: rule.metres,
        minutesMasked: rule.minutes.masked,
        minutesUnmasked: rule.minutes.unmasked,
        daysBeforeOnset: rule.daysBeforeOnset,
        daysAfterOnset: rule.daysAfterOnset,
        confirmed: rule.confirmed,
      }
    : null,
  dayUnknown,
  suggested,
  why,
});
