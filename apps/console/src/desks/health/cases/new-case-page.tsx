/** A new case, by the keyboard alone: name, year, phone, commune, test, days, symptoms; Ctrl+Enter saves and sends the code. */
import { listCases, recordCase } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { CONTACT_RULES } from "@bluezone/policy/contact-rule";
import { theOneOn } from "@bluezone/policy/dated";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useDo, useToday } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/draft.ts";
import { fieldId } from "../../../kit/field.ts";
import { Form } from "../../../kit/form.tsx";
import { LongField } from "../../../kit/long-field.tsx";
import { PageButton, PageLink } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useNearCommunes } from "../person/near-communes.ts";
import { NOBODY, personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { NO_ONSET, onsetIn, testIn } from "./case-values.ts";
import { DoublesFound, useDoubles } from "./doubles.tsx";
import { OnsetFields, PersonFields, TestFields } from "./fields.tsx";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

function RuleLine() {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const rule = theOneOn(CONTACT_RULES, useToday());
  if (!rule) return null;
  const { validFrom, metres, daysBeforeOnset } = rule;
  return (
    <p className="small">{t("rule", { day: date(validFrom, locale), metres, days: daysBeforeOnset })}</p>
  );
}

/** The page. */
export function NewCasePage() {
  const t = useWords(CASES);
  const title = useWords(PAGES);
  const toast = useToast();
  const today = useToday();
  const { may } = useSession();
  const { own } = useNearCommunes();
  const wrong = useWrong();
  const fieldFault = useFieldFault(CASES);
  const record = useDo(recordCase, { changes: [listCases, readToday] });
  // Drawn anew after each case: the same one sent again, because the line was cut, makes no second case.
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [known, setKnown] = useState<{ readonly id: string; readonly name: string }>();
  const later = useRef(false);
  const blank = {
    ...NOBODY,
    commune: own,
    test: "pcr",
    result: "confirmed",
    sampleDay: "",
    resultDay: date(today, "vi"),
    ...NO_ONSET,
    note: "",
    doublesSeen: false,
  };
  const found = useRef(false);
  const draft = useDraft(blank, (values) => ({
    ...(known ? {} : wrong.person(values)),
    ...(!known && found.current && !values.doublesSeen ? { name: t("doubleMissing") } : {}),
    ...wrong.test(values),
    ...wrong.onset(values),
  }));
  const doubles = useDoubles(draft.values, known === undefined);
  found.current = doubles !== undefined;
  useEffect(() => document.getElementById(fieldId("name"))?.focus(), []);
  const maySend = may("codes.issue");
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/cases">{title("cases")}</PageLink>}>{t("newTitle")}</PageTitle>
      <Form
        draft={draft}
        words={CASES}
        send={maySend ? t("saveSend") : t("save")}
        more={
          maySend && (
            <Button
              type="submit"
              onClick={() => {
                later.current = true;
                // The form is sent within this very click; Ctrl+Enter afterwards means the main button again.
                setTimeout(() => {
                  later.current = false;
                }, 0);
              }}
            >
              {t("saveLater")}
            </Button>
          )
        }
        onSend={async (values) => {
          const sendCode = maySend && !later.current;
          try {
            const { id, number, code } = await record.mutateAsync({
              once,
              person: known ? { id: known.id } : personIn(values),
              tested: testIn(values, today),
              onset: onsetIn(values, today),
              note: values.note.trim() === "" ? null : values.note,
              doublesSeen: values.doublesSeen,
              sendCode,
            });
            setOnce(crypto.randomUUID());
            setKnown(undefined);
            draft.reset(blank);
            toast(t(code === "later" ? "saved" : `saved_${code}`, { number }), (close) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the way up from a link; Enter on the link is one too.
              // biome-ignore lint/a11y/noStaticElementInteractions: the same.
              <span onClick={close}>
                <PageButton to={may("contacts.write") ? "/cases/$id/interview" : "/cases/$id"} parts={{ id }}>
                  {may("contacts.write") ? t("interviewNow") : t("open")}
                </PageButton>
              </span>
            ));
          } catch (error) {
            if (!fieldFault(draft, error)) throw error;
          }
        }}
      >
        {known ? (
          <p className="row">
            <strong>{t("known", { name: known.name })}</strong>
            <Button onClick={() => setKnown(undefined)}>{t("knownUndo")}</Button>
          </p>
        ) : (
          <PersonFields afterName={doubles && <DoublesFound found={doubles} onTake={setKnown} />} />
        )}
        <TestFields />
        <OnsetFields />
        <LongField name="note" label={t("note")} hint={t("noteHint")} rows={2} maxLength={2_000} />
        <RuleLine />
      </Form>
    </div>
  );
}
