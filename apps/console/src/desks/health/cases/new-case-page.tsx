/** A new case, by the keyboard alone: name, year, phone, commune, test, days, symptoms; Ctrl+Enter saves and sends the code. */
import { CaseClass, isCounted } from "@bluezone/contract/health/cases";
import { theOneOn } from "@bluezone/policy/dated";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useToday } from "../../../api/hooks.ts";
import { fieldId } from "../../../kit/form/field.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { AboutFields } from "../person/about-fields.tsx";
import { PersonFields } from "../person/person-fields.tsx";
import { useFieldFault } from "../person/use-field-fault.ts";
import { DoublesFound } from "./doubles.tsx";
import { ClassFields, OnsetFields } from "./fields.tsx";
import { useNewCase } from "./use-new-case.ts";
import { CASES } from "./words.ts";

function RuleLine() {
  const t = useWords(CASES);
  const [locale] = useLocale();
  const rule = theOneOn(useDisease().contactRules, useToday());
  if (!rule) return null;
  const { validFrom, metres, daysBeforeOnset } = rule;
  return (
    <p className="small">
      {t("rule", {
        day: date(validFrom, locale),
        near: metres === null ? t("ruleAir") : t("ruleMetres", { metres }),
        days: daysBeforeOnset,
      })}
    </p>
  );
}

/** The page. */
export function NewCasePage() {
  const t = useWords(CASES);
  const title = useWords(PAGES);
  const toast = useToast();
  const { may } = useSession();
  const fieldFault = useFieldFault(CASES);
  const { draft, doubles, known, setKnown, record } = useNewCase();
  const later = useRef(false);
  useEffect(() => document.getElementById(fieldId("name"))?.focus(), []);
  const maySend = may("codes.issue") && isCounted(CaseClass.parse(draft.values.class));
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
          try {
            const { id, number, code } = await record(values, maySend && !later.current);
            toast(t(code === "later" ? "saved" : `saved_${code}`, { number }), (close) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the way up from a link; Enter on the link is one too.
              // biome-ignore lint/a11y/noStaticElementInteractions: the same.
              <span className="row" onClick={close}>
                {may("contacts.write") && (
                  <PageButton to="/cases/$id/interview" parts={{ id }}>
                    {t("interviewNow")}
                  </PageButton>
                )}
                <PageButton to="/cases/$id" parts={{ id }}>
                  {t("open")}
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
          <PersonFields
            communeNeeded
            afterPhone={doubles && <DoublesFound found={doubles} onTake={setKnown} />}
          />
        )}
        <ClassFields />
        <OnsetFields />
        {!known && <AboutFields />}
        <LongField name="note" label={t("note")} hint={t("noteHint")} rows={2} maxLength={2_000} />
        <RuleLine />
      </Form>
    </div>
  );
}
