/** What was sent with a phone number and is nobody's yet: it is made the person's who asks, so that their request shows and deletes it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type findDataPeople, linkSent } from "@bluezone/contract/health/data";
import { PersonName, type PersonShown } from "@bluezone/contract/health/person";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PERSON } from "../person/words.ts";
import { DATA_REQUESTS } from "./words.ts";

/** Who asks, as far as a request needs it. */
export type Asker = Pick<PersonShown, "id" | "name">;
type SearchResult = ResponseOf<typeof findDataPeople>;

/** `phone` is what was looked for; with `people` those whom it found, one of whom it may be. */
export function SentFound({
  phone,
  found: { people, sent },
  onChoose,
}: {
  readonly phone: string;
  readonly found: SearchResult;
  readonly onChoose: (person: Asker) => void;
}) {
  const t = useWords(DATA_REQUESTS);
  const person = useWords(PERSON);
  const [locale] = useLocale();
  const moment = useMoment();
  const link = useAction(linkSent);
  const picks = Object.fromEntries(sent.map(({ id }) => [id, false]));
  const draft = useDraft<Record<string, string | boolean>>(
    { ...picks, of: people.length === 0 ? "new" : "", name: "" },
    (values) => ({
      [sent[0]?.id ?? ""]: sent.some(({ id }) => values[id] === true) ? undefined : t("sentMissing"),
      of: values["of"] === "" ? t("choiceMissing") : undefined,
      name:
        values["of"] === "new" && !PersonName.safeParse(values["name"]).success
          ? person("nameWrong")
          : undefined,
    }),
  );
  return (
    <section className="stack" aria-label={t("sentTitle")}>
      <h3>{t("sentTitle")}</h3>
      <p>{t("sentHelp")}</p>
      <Form
        draft={draft}
        words={DATA_REQUESTS}
        send={t("sentLink")}
        onSend={async (values) => {
          const name = String(values["name"]);
          const known = people.find(({ id }) => id === values["of"]);
          const { personId } = await link.send(
            {
              phone,
              ids: sent.filter(({ id }) => values[id] === true).map(({ id }) => id),
              person: known ? { id: known.id } : { name },
            },
            t("sentLinked"),
          );
          onChoose({ id: personId, name: known?.name ?? name });
        }}
      >
        {sent.map(({ id, kind, receipt, unitName, made, deleteOn }) => (
          <CheckField
            key={id}
            name={id}
            label={t("sentLine", { kind: t(`sent_${kind}`), receipt, unit: unitName, time: moment(made) })}
            hint={t("sentUntil", { day: date(parseDay(deleteOn), locale) })}
          />
        ))}
        {people.length > 0 && (
          <ChoiceField
            name="of"
            label={t("sentOf")}
            required
            choices={[
              ...people.map(({ id, name }) => ({ value: id, label: name })),
              { value: "new", label: t("sentNew") },
            ]}
          />
        )}
        {draft.values["of"] === "new" && (
          <TextField name="name" label={t("sentName")} required maxLength={80} autoComplete="off" />
        )}
      </Form>
    </section>
  );
}
