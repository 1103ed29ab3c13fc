/** Corrects what is kept of somebody, as they asked; two officers on one person choose field by field. */
import { correctPerson } from "@bluezone/contract/health/data";
import { useState } from "react";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { mineOver } from "../../../kit/form/mine-over.ts";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { personOf } from "../cases/case-values.ts";
import { PersonFields } from "../cases/fields.tsx";
import { CASES } from "../cases/words.ts";
import { isName, isPhone, isYear, type PersonValues, personIn } from "../person/person-values.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { Late } from "./late.tsx";
import type { DataRequest } from "./read.ts";
import { useChanges } from "./use-changes.ts";
import { DATA_REQUESTS } from "./words.ts";

type WithPerson = DataRequest & { readonly person: NonNullable<DataRequest["person"]> };
const withPerson = (read: DataRequest): read is WithPerson => read.person !== null;
const NAMES = ["name", "birthYear", "phone", "commune", "address"] as const;

/** `seen` is the request as the form began with, `now` as it is by the last answer. */
export function Correct({ seen, now }: { readonly seen: WithPerson; readonly now: DataRequest }) {
  const t = useWords(DATA_REQUESTS);
  const label = useWords(CASES);
  const moment = useMoment();
  const { nameOf } = useCommunes();
  const fieldFault = useFieldFault(CASES);
  const correct = useAction(correctPerson, useChanges(seen.request.id));
  const [theirs, setTheirs] = useState<WithPerson>();
  const began = personOf(seen);
  const draft = useDraft(began, ({ name, birthYear, phone }) => ({
    name: isName(name) ? undefined : t("nameWrong"),
    birthYear: isYear(birthYear) ? undefined : t("yearWrong"),
    phone: isPhone(phone) ? undefined : t("phoneWrong"),
  }));
  const { values } = draft;
  const shown = (name: keyof PersonValues): string =>
    name === "commune" ? (nameOf(values.commune || null) ?? "") : values[name];
  const typed = NAMES.filter((name) => values[name] !== began[name]);
  if (correct.isSuccess) return null;
  if (now.request.state !== "open" || now.person === null)
    return typed.length === 0 ? null : (
      <Late request={now.request} typed={typed.map((name) => [label(name), shown(name)] as const)} />
    );
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
        <PersonFields />
      </Form>
      {theirs && (
        <ConflictDialog<PersonValues>
          mine={mineOver(personOf(theirs), began, values)}
          theirs={personOf(theirs)}
          fields={NAMES.map((name) => ({
            name,
            label: label(name),
            ...(name === "commune"
              ? { show: ({ commune }: PersonValues) => nameOf(commune || null) ?? "" }
              : {}),
          }))}
          by={t("colleague")}
          at={theirs.personChanged === null ? "" : moment(theirs.personChanged)}
          onKeep={(kept) => {
            for (const name of NAMES) draft.set(name, kept[name]);
            void send(kept, theirs).catch(() => setTheirs(undefined));
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </section>
  );
}
