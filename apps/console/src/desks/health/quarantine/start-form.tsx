/** What a quarantine begins with; the last day by today's rule stands there before anything is kept. */
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import {
  beginQuarantine,
  listQuarantine,
  planQuarantine,
  quarantineOfCase,
  quarantineOfContact,
} from "@bluezone/contract/health/quarantine";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { useState } from "react";
import { useAsk, useDo, useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { CheckField } from "../../../kit/check-field.tsx";
import { ChoiceField } from "../../../kit/choice-field.tsx";
import { DateField } from "../../../kit/date-field.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Form } from "../../../kit/form.tsx";
import { LongField } from "../../../kit/long-field.tsx";
import { useGo } from "../../../kit/page-link.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { typedDay } from "../../../kit/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import { usePersonFields } from "../person/person-fields.tsx";
import { NOBODY, orNull, personIn } from "../person/person-values.ts";
import "./quarantine.css";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** Of a typed number or a known one: whether a message can be sent at all. */
const takesMessage = (phone: string | null): boolean => {
  const parsed = parsePhone(phone ?? "");
  return parsed !== undefined && phoneKind(parsed) === "mobile";
};

/** What today's rule asks for from a day on. */
const usePlan = (firstDay: string, vaccinated: boolean) =>
  useAsk(planQuarantine, { firstDay, vaccinated }, { keep: true });

function Plan({ firstDay, vaccinated }: { readonly firstDay: string; readonly vaccinated: boolean }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { data } = usePlan(firstDay, vaccinated);
  if (!data) return null;
  const { rule, days, lastDay, tests, watchUntil, place } = data;
  if (days === 0) return <p role="status">{t("planNone", { document: rule.document })}</p>;
  return (
    <div className="card" role="status">
      <p>
        <strong>
          {t("planLine", { document: rule.document, days: String(days), last: says.day(lastDay) })}
        </strong>
      </p>
      {place !== "none" && <p>{t(`planPlace_${place}`)}</p>}
      {tests.length > 0 && <p>{t("planTests", { days: tests.map(says.day).join(", ") })}</p>}
      {watchUntil && <p>{t("planWatch", { day: says.day(watchUntil) })}</p>}
      {!rule.confirmed && <p className="small">{t("ruleUnconfirmed")}</p>}
    </div>
  );
}

function PersonFields() {
  const { name, birthYear, phone, commune, address } = usePersonFields(QUARANTINE);
  return (
    <div className="quarantine-fields">
      {name}
      {birthYear}
      {phone}
      {commune}
      {address}
    </div>
  );
}

/** A record of who is known already. */
export type RecordRef = { readonly contactId: string } | { readonly caseId: string };

/** What is known of them. */
export type KnownPerson = { readonly phone: string | null; readonly lastContactDay: string | null };

/** The form: of a contact or a case, or of somebody typed when `of` is absent. */
export function StartForm({ of, person }: { readonly of?: RecordRef; readonly person?: KnownPerson }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const toast = useToast();
  const go = useGo();
  const today = useToday();
  const begin = useDo(beginQuarantine, {
    changes: [listQuarantine, quarantineOfCase, quarantineOfContact, listFollowUps],
  });
  // The server knows of contacts of somebody who is typed here.
  const [refused, setRefused] = useState(false);
  let why: "start" | "place" | undefined;
  const draft = useDraft(
    {
      ...NOBODY,
      place: "",
      siteName: "",
      firstDay: date(today, "vi"),
      vaccinated: false,
      reason: "",
      sendLink: true,
    },
    (values) => ({
      name: of === undefined && values.name.trim() === "" ? t("nameMissing") : undefined,
      birthYear: /^(\d{4})?$/.test(values.birthYear.trim()) ? undefined : t("yearWrong"),
      place: values.place === "" ? t("placeMissing") : undefined,
      siteName: values.place === "site" && values.siteName.trim().length < 2 ? t("siteMissing") : undefined,
      firstDay: typedDay(values.firstDay, today) === undefined ? t("dayWrong") : undefined,
      reason: why !== undefined && values.reason.trim() === "" ? t("reasonMissing") : undefined,
    }),
  );
  const { values } = draft;
  const first = typedDay(values.firstDay, today);
  const plan = usePlan(isoDay(first ?? today), values.vaccinated).data;
  const met = person?.lastContactDay ?? null;
  const early = refused || (met !== null && first !== undefined && isoDay(first) < met);
  const elsewhere =
    plan !== undefined && plan.place !== "none" && values.place !== "" && plan.place !== values.place;
  why = early ? "start" : elsewhere ? "place" : undefined;
  const sends = takesMessage(of === undefined ? values.phone : (person?.phone ?? null));
  return (
    <Form
      draft={draft}
      words={QUARANTINE}
      send={t("start")}
      onSend={async (typed) => {
        const asked = begin.mutateAsync({
          of: of ?? {
            person: personIn(typed),
          },
          place: typed.place as "home" | "site",
          siteName: typed.place === "site" ? typed.siteName.trim() : null,
          firstDay: isoDay(typedDay(typed.firstDay, today) ?? today),
          vaccinated: typed.vaccinated,
          reason: why === undefined ? null : orNull(typed.reason),
          sendLink: typed.sendLink && sends,
        });
        const { id, lastDay, sms } = await asked.catch((error: unknown) => {
          if (error instanceof Refused && error.code === "start_before_contact") setRefused(true);
          throw error;
        });
        const key = sms === "sent" ? "startedSms" : sms === "failed" ? "startedNoSms" : "started";
        toast(t(key, { day: says.day(lastDay) }));
        go({ to: "/quarantine/$id", parts: { id } });
      }}
    >
      {of === undefined && <PersonFields />}
      <ChoiceField
        name="place"
        label={t("placeName")}
        required
        choices={(["home", "site"] as const).map((value) => ({ value, label: t(`place_${value}`) }))}
      />
      {values.place === "site" && (
        <TextField
          name="siteName"
          label={t("siteName")}
          hint={t("siteHint")}
          required
          maxLength={120}
          autoComplete="off"
        />
      )}
      <DateField
        name="firstDay"
        label={t("firstDay")}
        {...(met === null ? {} : { hint: t("lastContact", { day: says.day(met) }) })}
        required
      />
      <CheckField name="vaccinated" label={t("vaccinated")} />
      {first !== undefined && <Plan firstDay={isoDay(first)} vaccinated={values.vaccinated} />}
      {why !== undefined && (
        <LongField
          name="reason"
          label={t(`why_${why}`)}
          hint={t(met !== null && early ? "whyStartHint" : "reasonHint", {
            day: met === null ? "" : says.day(met),
          })}
          required
          rows={2}
          maxLength={2_000}
        />
      )}
      {sends ? (
        <CheckField name="sendLink" label={t("sendLink")} hint={t("sendLinkHint")} />
      ) : (
        <p className="small">{t("sendLinkNone")}</p>
      )}
    </Form>
  );
}
