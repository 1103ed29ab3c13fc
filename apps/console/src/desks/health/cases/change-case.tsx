/** What is known of a case is changed here, by two officers at once without losing either's words. */
import { type CaseShown, changeCase, listCases, readCase } from "@bluezone/contract/health/cases";
import { useState } from "react";
import { useApi, useToday } from "../../../api/hooks.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { type PersonValues, personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { type OnsetValues, onsetIn, onsetValuesOf, personOf } from "./case-values.ts";
import { OnsetFields, PersonFields } from "./fields.tsx";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

type Values = PersonValues & OnsetValues & { readonly note: string };
const valuesIn = (shown: CaseShown): Values => ({
  ...personOf(shown),
  ...onsetValuesOf(shown),
  note: shown.note ?? "",
});

/** The dialog. */
export function ChangeCase({ shown, onClose }: { readonly shown: CaseShown; readonly onClose: () => void }) {
  const t = useWords(CASES);
  const toast = useToast();
  const api = useApi();
  const moment = useMoment();
  const today = useToday();
  const wrong = useWrong();
  const fieldFault = useFieldFault(CASES);
  const { nameOf } = useCommunes();
  const [theirs, setTheirs] = useState<CaseShown>();
  // What the form began with: an answer that comes meanwhile must not take its place.
  const [seen] = useState(shown);
  const change = useAction(changeCase, {
    changes: [readCase, listCases],
    newest: async () => (await api.ask(readCase, { id: shown.id })).case,
  });
  const draft = useDraft<Values>(valuesIn(seen), (values) => ({
    ...wrong.person(values),
    ...wrong.onset(values),
  }));
  const send = async (values: Values, { version, personVersion }: CaseShown): Promise<void> => {
    try {
      const faster = await change.run({
        id: shown.id,
        version,
        personVersion,
        person: personIn(values),
        onset: onsetIn(values, today),
        note: values.note.trim() === "" ? null : values.note,
      });
      if (faster) return setTheirs(faster);
      toast(t("changeDone"));
      onClose();
    } catch (error) {
      if (!fieldFault(draft, error)) throw error;
      setTheirs(undefined);
    }
  };
  if (theirs)
    return (
      <ConflictDialog<Values>
        mine={mineOver(valuesIn(theirs), valuesIn(seen), draft.values)}
        theirs={valuesIn(theirs)}
        fields={[
          { name: "name", label: t("name") },
          { name: "birthYear", label: t("birthYear") },
          { name: "phone", label: t("phone") },
          { name: "commune", label: t("commune"), show: ({ commune }) => nameOf(commune || null) ?? "" },
          { name: "address", label: t("address") },
          { name: "onsetDay", label: t("onsetDay") },
          { name: "onsetNone", label: t("onset"), show: (values) => values.onsetNone && t("onsetNone") },
          {
            name: "onsetUnknown",
            label: t("onset"),
            show: (values) => values.onsetUnknown && t("onsetUnknown"),
          },
          { name: "note", label: t("note") },
        ]}
        by={theirs.changedBy}
        at={moment(theirs.changed)}
        onKeep={(values) => {
          for (const name of Object.keys(values) as (keyof Values)[]) draft.set(name, values[name]);
          void send(values, theirs).catch(() => setTheirs(undefined));
        }}
        onClose={() => setTheirs(undefined)}
      />
    );
  return (
    <Dialog open wide title={t("changeTitle", { number: shown.number })} onClose={onClose}>
      <Form draft={draft} words={CASES} send={t("save")} onSend={(values) => send(values, seen)}>
        <PersonFields />
        <OnsetFields />
        <LongField name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={2_000} />
      </Form>
    </Dialog>
  );
}
