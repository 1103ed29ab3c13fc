/** What stands in a letter's head, as a form's fields. */
import { useToday } from "../../../api/hooks.ts";
import { DateField } from "../../../kit/form/date-field.tsx";
import type { Draft } from "../../../kit/form/draft.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { DIRECTIVES } from "./words.ts";

/** A letter's head as it is typed; the day in any form that `typedDay` reads. */
export type Head = {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly subject: string;
};

/** A form's state with the head in it, and what is wrong with it. */
export function useHeadDraft<Values extends Head>(initial: Values): Draft<Values> {
  const t = useWords(DIRECTIVES);
  const kit = useWords(KIT);
  const today = useToday();
  return useDraft(initial, (values) => {
    const empty = (text: string) => (text.trim() === "" ? t("missing") : undefined);
    const { number, issuer, subject, issuedOn } = values;
    const wrong = {
      number: empty(number),
      issuer: empty(issuer),
      subject: empty(subject),
      issuedOn: typedDay(issuedOn, today) === undefined ? kit("dayWrong") : undefined,
    };
    return wrong as Partial<Record<keyof Values & string, string | undefined>>;
  });
}

/** Number, day, issuer, subject. */
export function HeadFields() {
  const t = useWords(DIRECTIVES);
  return (
    <>
      <TextField name="number" label={t("number")} required maxLength={60} />
      <DateField name="issuedOn" label={t("issuedOn")} required />
      <TextField name="issuer" label={t("issuer")} required maxLength={160} />
      <LongField name="subject" label={t("subject")} required rows={2} maxLength={600} />
    </>
  );
}
