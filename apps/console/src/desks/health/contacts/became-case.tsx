/** A contact whose test is positive becomes a case. */
import { listCases, readCase } from "@bluezone/contract/health/cases";
import {
  type ContactShown,
  contactBecameCase,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useDo, useToday } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { NO_TEST, surestOf } from "../disease/chosen-test.ts";
import { useDisease, useTerms } from "../disease/disease.ts";
import { CONTACTS } from "./words.ts";

const CLASSES = ["confirmed", "probable"] as const;
const ONSETS = ["day", "none", "unknown"] as const;

/** The test, or where the disease confirms a link to a known case that there was none; the class; the test's days. */
function TestFields({ tested }: { readonly tested: boolean }) {
  const t = useWords(CONTACTS);
  const { confirmedByLink } = useDisease();
  const { tests } = useTerms();
  return (
    <>
      <ChoiceField
        name="test"
        label={t("test")}
        required
        choices={confirmedByLink ? [...tests, { value: NO_TEST, label: t("test_none") }] : tests}
      />
      <ChoiceField
        name="class"
        label={t("caseClass")}
        required
        choices={CLASSES.map((value) => ({ value, label: t(`class_${value}`) }))}
      />
      {tested && (
        <>
          <DateField name="sampleDay" label={t("sampleDay")} required />
          <DateField name="resultDay" label={t("resultDay")} required />
        </>
      )}
    </>
  );
}

/** The dialog. */
export function BecameCase({
  contact,
  onClose,
}: {
  readonly contact: ContactShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CONTACTS);
  const toast = useToast();
  const today = useToday();
  const [locale] = useLocale();
  const dayFault = useDayFault();
  const disease = useDisease();
  const terms = useTerms();
  const test = disease.tests[0]?.id ?? NO_TEST;
  const open = useDo(contactBecameCase, { changes: [readContact, listContacts, listCases, readCase] });
  const need = (value: string) => (value === "" ? t("choiceMissing") : undefined);
  const draft = useDraft(
    {
      test,
      class: surestOf(disease, test, disease.confirmedByLink),
      sampleDay: "",
      resultDay: date(today, "vi"),
      onset: "",
      onsetDay: "",
    },
    ({ test, class: named, sampleDay, resultDay, onset, onsetDay }) => ({
      class:
        named === "confirmed" && surestOf(disease, test, true) !== named
          ? t("onlyTests", { tests: terms.confirming })
          : undefined,
      sampleDay: test === NO_TEST ? undefined : dayFault(sampleDay),
      resultDay: test === NO_TEST ? undefined : dayFault(resultDay),
      onset: need(onset),
      onsetDay: onset === "day" ? dayFault(onsetDay) : undefined,
    }),
  );
  const iso = (typed: string): string => isoDay(typedDay(typed, today) ?? today);
  return (
    <Dialog open wide title={t("becomesTitle", { name: contact.person.name })} onClose={onClose}>
      <div className="stack">
        <p>{t("becomesHelp")}</p>
        <Form
          draft={draft}
          words={CONTACTS}
          send={t("becomesSend")}
          onSend={async ({ test, class: named, sampleDay, resultDay, onset, onsetDay }) => {
            const { id, number } = await open.mutateAsync({
              id: contact.id,
              version: contact.version,
              classed: {
                class: named as (typeof CLASSES)[number],
                tested:
                  test === NO_TEST ? null : { test, sampleDay: iso(sampleDay), resultDay: iso(resultDay) },
              },
              onset:
                onset === "day"
                  ? { onset: "day", onsetDay: iso(onsetDay) }
                  : { onset: onset as "none" | "unknown", onsetDay: null },
            });
            onClose();
            toast(t("becameDone", { number }), () => (
              <PageLink to="/cases/$id" parts={{ id }}>
                {t("openCase")}
              </PageLink>
            ));
          }}
        >
          <TestFields tested={draft.values.test !== NO_TEST} />
          <ChoiceField
            name="onset"
            label={t("onset")}
            required
            choices={ONSETS.map((value) => ({ value, label: t(`onset_${value}`) }))}
          />
          {draft.values.onset === "day" && (
            <DateField name="onsetDay" label={disease.onset[locale]} required />
          )}
        </Form>
      </div>
    </Dialog>
  );
}
