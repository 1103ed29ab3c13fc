/** What a quarantine begins with; the last day by today's rule stands there before anything is kept. */
import { useEffect } from "react";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { fieldId } from "../../../kit/form/field.ts";
import { Form } from "../../../kit/form/form.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { PersonFields } from "../person/person-fields.tsx";
import { ReasonField } from "./departure.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { Plan } from "./plan.tsx";
import "./quarantine.css";
import { useSays } from "./use-says.ts";
import { type KnownPerson, type RecordRef, useStart } from "./use-start.ts";
import { QUARANTINE } from "./words.ts";

/** The form: of a contact or a case, or of somebody typed when `of` is absent. */
export function StartForm({ of, person }: { readonly of?: RecordRef; readonly person?: KnownPerson }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const toast = useToast();
  const go = useGo();
  const { draft, first, met, why, sends, send } = useStart(of, person);
  const { vaccinated } = draft.values;
  useEffect(() => {
    if (of === undefined) document.getElementById(fieldId("name"))?.focus();
  }, [of]);
  return (
    <Form
      draft={draft}
      words={QUARANTINE}
      send={t("start")}
      onSend={async (typed) => {
        const { id, lastDay, sms } = await send(typed);
        const key = sms === "sent" ? "startedSms" : sms === "failed" ? "startedNoSms" : "started";
        toast(t(key, { day: says.day(lastDay) }));
        go({ to: "/quarantine/$id", parts: { id } });
      }}
    >
      {of === undefined && <PersonFields />}
      <PlaceFields />
      <DateField name="firstDay" label={t("firstDay")} required />
      {met !== null && <p className="small">{t("lastContact", { day: says.day(met) })}</p>}
      <CheckField name="vaccinated" label={t("vaccinated")} />
      {first !== undefined && <Plan firstDay={first} vaccinated={vaccinated} />}
      <ReasonField why={why} met={met} />
      {sends ? (
        <CheckField name="sendLink" label={t("sendLink")} hint={t("sendLinkHint")} />
      ) : (
        <p className="small">{t("sendLinkNone")}</p>
      )}
    </Form>
  );
}
