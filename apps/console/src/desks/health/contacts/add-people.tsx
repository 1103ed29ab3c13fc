/** Fast entry of people near a case or near a contact: one after the other, the keyboard first. */
import { readCase } from "@bluezone/contract/health/cases";
import { addContacts, listContacts, readContact, traceSource } from "@bluezone/contract/health/contacts";
import { date } from "@bluezone/vietnamese/date";
import { nameCapitals } from "@bluezone/vietnamese/name";
import { useContext, useEffect, useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { fieldId } from "../../../kit/form/field.ts";
import { Form } from "../../../kit/form/form.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { VisitsContext } from "../../../kit/page/page-title.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { drawRecordId } from "../draw-record-id.ts";
import { personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { NearFields } from "./near-fields.tsx";
import { circumstancesIn, NOBODY_NEAR } from "./near-values.ts";
import { RuleLine } from "./rule-line.tsx";
import { ruleOn } from "./rule-on.ts";
import { useWrong } from "./use-wrong.ts";
import { CONTACTS } from "./words.ts";

/** Whom they were near. */
export type Near = { readonly caseId: string } | { readonly contactId: string };

/** `commune` is that of whom they were near: most people live nearby. `aside`: the page's main button is another one. */
export function AddPeople({
  near,
  commune,
  aside = false,
}: {
  readonly near: Near;
  readonly commune: string | null;
  readonly aside?: boolean;
}) {
  const t = useWords(CONTACTS);
  const today = useToday();
  const disease = useDisease();
  const wrong = useWrong(true);
  const fieldFault = useFieldFault(CONTACTS);
  const [id, setId] = useState(drawRecordId);
  const add = useAction(addContacts, { changes: [listContacts, readContact, traceSource, readCase] });
  const draft = useDraft({ ...NOBODY_NEAR, commune: commune ?? "" }, wrong);
  const visits = useContext(VisitsContext);
  // Whoever opens the page can type at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is opened anew begins anew.
  useEffect(() => document.getElementById(fieldId("name"))?.focus(), [visits]);
  const { metDay, part, address, commune: lives } = draft.values;
  const day = typedDay(metDay, today);
  return (
    <Card title={t("addTitle")}>
      <p>{t("interviewHelp")}</p>
      <RuleLine rule={ruleOn(disease, day ?? today)} />
      <Form
        draft={draft}
        words={CONTACTS}
        aside={aside}
        send={t("add")}
        onSend={async (values) => {
          const person = personIn(values);
          try {
            await add.send(
              {
                near,
                people: [{ id, person, note: values.note || null, ...circumstancesIn(values, today) }],
              },
              ({ known }) => t(known > 0 ? "addedKnown" : "added", { name: nameCapitals(person.name) }),
            );
            setId(drawRecordId());
            // As the field writes it once it is left: another spelling would pass for something typed since.
            const metOn = day === undefined ? metDay : date(day, "vi");
            draft.reset({
              ...NOBODY_NEAR,
              metDay: metOn,
              part: day === undefined ? "" : part,
              address,
              commune: lives,
            });
            document.getElementById(fieldId("name"))?.focus();
          } catch (error) {
            if (!fieldFault(draft, error)) throw error;
          }
        }}
      >
        <NearFields />
      </Form>
    </Card>
  );
}
