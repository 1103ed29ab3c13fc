/** Takes a request down: finds the person, then says what they want and how we know that it is them. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  DataRequestKind,
  DataRequestProof,
  findDataPeople,
  listDataRequests,
  openDataRequest,
} from "@bluezone/contract/health/data";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useApi } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { usePersonColumns } from "../person/use-person-columns.tsx";
import { type Asker, SentFound } from "./sent-found.tsx";
import { DATA_REQUESTS } from "./words.ts";

type FoundPerson = ResponseOf<typeof findDataPeople>["people"][number];

function Find({ onChoose }: { readonly onChoose: (person: Asker) => void }) {
  const t = useWords(DATA_REQUESTS);
  const api = useApi();
  const columns = usePersonColumns<FoundPerson>();
  const [found, setFound] = useState<ResponseOf<typeof findDataPeople> & { readonly words: string }>();
  const draft = useDraft({ words: "" }, ({ words }) => ({
    words: words.trim().length < 2 ? t("wordsMissing") : undefined,
  }));
  return (
    <>
      <Form
        draft={draft}
        words={DATA_REQUESTS}
        send={t("search")}
        onSend={async ({ words }) => {
          setFound({ ...(await api.ask(findDataPeople, { words })), words });
        }}
      >
        <TextField
          name="words"
          label={t("find")}
          hint={t("findHint")}
          required
          maxLength={120}
          autoComplete="off"
        />
      </Form>
      {found && found.people.length + found.sent.length === 0 && <p role="status">{t("foundNone")}</p>}
      {found && found.people.length > 0 && (
        <DataTable
          caption={t("found")}
          columns={[
            {
              id: "name",
              title: t("name"),
              cell: (person) => (
                <Button aria-label={t("choose", { name: person.name })} onClick={() => onChoose(person)}>
                  {person.name}
                </Button>
              ),
            },
            columns.birthYear,
            columns.phone,
            columns.commune,
          ]}
          rows={found.people}
          rowKey={({ id }) => id}
        />
      )}
      {found && found.sent.length > 0 && (
        <SentFound key={found.words} phone={found.words} found={found} onChoose={onChoose} />
      )}
    </>
  );
}

function Ask({ person }: { readonly person: Asker }) {
  const t = useWords(DATA_REQUESTS);
  const [locale] = useLocale();
  const go = useGo();
  const open = useAction(openDataRequest, { changes: [listDataRequests] });
  const draft = useDraft({ kind: "", proof: "", note: "" }, ({ kind, proof }) => ({
    kind: kind === "" ? t("choiceMissing") : undefined,
    proof: proof === "" ? t("choiceMissing") : undefined,
  }));
  return (
    <Form
      draft={draft}
      words={DATA_REQUESTS}
      send={t("take")}
      onSend={async ({ kind, proof, note }) => {
        const { request } = await open.send(
          {
            personId: person.id,
            kind: DataRequestKind.parse(kind),
            proof: DataRequestProof.parse(proof),
            note,
          },
          ({ request }) => t("taken", { day: date(parseDay(request.due), locale) }),
        );
        go({ to: "/data-requests/$id", parts: { id: request.id } });
      }}
    >
      <p>{t("chosen", { name: person.name })}</p>
      <ChoiceField
        name="kind"
        label={t("kind")}
        required
        choices={DataRequestKind.options.map((value) => ({ value, label: t(`kindLong_${value}`) }))}
      />
      <ChoiceField
        name="proof"
        label={t("proof")}
        required
        choices={DataRequestProof.options.map((value) => ({ value, label: t(`proof_${value}`) }))}
      />
      <LongField name="note" label={t("note")} hint={t("noteHint")} maxLength={2_000} rows={3} />
    </Form>
  );
}

/** The form. */
export function NewRequest() {
  const t = useWords(DATA_REQUESTS);
  const [person, setPerson] = useState<Asker>();
  return (
    <section className="card stack">
      <h2>{t("newTitle")}</h2>
      <Find onChoose={setPerson} />
      {person && <Ask key={person.id} person={person} />}
    </section>
  );
}
