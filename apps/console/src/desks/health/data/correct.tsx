/** Corrects what is kept of somebody, as they asked; two officers on one person choose field by field. */
import { correctPerson } from "@bluezone/contract/health/data";
import { useState } from "react";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { personOf } from "../cases/case-values.ts";
import { PersonFields } from "../person/person-fields.tsx";
import { type PersonValues, personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { usePersonConflict } from "../person/use-person-conflict.ts";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { Late } from "./late.tsx";
import type { DataRequest } from "./read.ts";
import { useChanges } from "./use-changes.ts";
import { DATA_REQUESTS } from "./words.ts";

type WithPerson = DataRequest & { readonly person: NonNullable<DataRequest["person"]> };
const withPerson = (read: DataRequest): read is WithPerson => read.person !== null;

/** `seen` is the request as the form began with, `now` as it is by the last answer. */
export function Correct({ seen, now }: { readonly seen: WithPerson; readonly now: DataRequest }) {
  const t = useWords(DATA_REQUESTS);
  const fields = usePersonConflict();
  const moment = useMoment();
  const fieldFault = useFieldFault(DATA_REQUESTS);
  const correct = useAction(correctPerson, useChanges(seen.request.id));
  const [theirs, setTheirs] = useState<WithPerson>();
  const began = personOf(seen);
  const draft = useDraft(began, useWrongPerson());
  const { values } = draft;
  const typed = fields
    .filter(({ name }) => values[name] !== began[name])
    .map(({ name, label, show }) => [label, String(show?.(values) ?? values[name])] as const);
  if (correct.isSuccess) return null;
  if (now.request.state !== "open" || now.person === null)
    return typed.length === 0 ? null : <Late request={now.request} typed={typed} />;
  const send = async (sent: PersonValues, { personVersion }: DataRequest): Promise<void> => {
    try {
      const asked = { id: seen.request.id, version: personVersion ?? 1, person: personIn(sent) };
      const faster = await correct.run(asked, t("correctDone"));
      if (faster) setTheirs(withPerson(faster) && faster.request.state === "open" ? faster : undefined);
    } catch (error) {
      if (!fieldFault(draft, error)) throw error;
      setTheirs(undefined);
    }
  };
  return (
    <section className="card stack">
      <h2>{t("correctTitle")}</h2>
      <Form draft={draft} words={DATA_REQUESTS} send={t("correct")} onSend={(sent) => send(sent, seen)}>
        <PersonFields communeNeeded />
      </Form>
      {theirs && (
        <ConflictDialog<PersonValues>
          mine={mineOver(personOf(theirs), began, values)}
          theirs={personOf(theirs)}
          fields={fields}
          by={t("colleague")}
          at={theirs.personChanged === null ? "" : moment(theirs.personChanged)}
          onKeep={(kept) => {
            for (const { name } of fields) draft.set(name, kept[name]);
            void send(kept, theirs).catch(() => setTheirs(undefined));
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </section>
  );
}
