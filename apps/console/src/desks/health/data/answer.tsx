/** Answers a request: seen, corrected, deleted, or refused with a reason. */
import {
  answerDataRequest,
  correctPerson,
  deletePerson,
  listDataRequests,
  readDataRequest,
} from "@bluezone/contract/health/data";
import { Button } from "@mantine/core";
import type { Answered } from "../../../api/api.ts";
import { useDo } from "../../../api/hooks.ts";
import { useConfirm } from "../../../kit/confirm.tsx";
import { useDraft } from "../../../kit/draft.ts";
import { Form } from "../../../kit/form.tsx";
import { LongField } from "../../../kit/long-field.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { PersonFields } from "../cases/fields.tsx";
import { isName, isPhone, personIn, personValuesOf, yearIn } from "../cases/person-values.ts";
import { DATA_REQUESTS } from "./words.ts";

type Read = Answered<typeof readDataRequest>;
const CHANGES = { changes: [readDataRequest, listDataRequests] };

function Correct({ read }: { readonly read: Read & { readonly person: NonNullable<Read["person"]> } }) {
  const t = useWords(DATA_REQUESTS);
  const toast = useToast();
  const correct = useDo(correctPerson, CHANGES);
  const draft = useDraft(personValuesOf(read.person), ({ name, birthYear, phone }) => ({
    name: isName(name) ? undefined : t("nameWrong"),
    birthYear: yearIn(birthYear) === undefined ? t("yearWrong") : undefined,
    phone: isPhone(phone) ? undefined : t("phoneWrong"),
  }));
  return (
    <section className="card stack">
      <h2>{t("correctTitle")}</h2>
      <Form
        draft={draft}
        words={DATA_REQUESTS}
        send={t("correct")}
        onSend={async (values) => {
          await correct.mutateAsync({
            id: read.request.id,
            version: read.personVersion ?? 1,
            person: personIn(values),
          });
          toast(t("correctDone"));
        }}
      >
        <PersonFields />
      </Form>
    </section>
  );
}

function Delete({ read }: { readonly read: Read }) {
  const t = useWords(DATA_REQUESTS);
  const toast = useToast();
  const confirm = useConfirm();
  const { id, version } = read.request;
  const erase = useDo(deletePerson, CHANGES);
  return (
    <section className="card stack">
      <h2>{t("deleteTitle")}</h2>
      <p>{t("deleteText")}</p>
      <div>
        <Button
          color="danger"
          onClick={async () => {
            const sure = await confirm({
              title: t("deleteTitle"),
              text: t("deleteText"),
              yes: t("delete"),
              danger: true,
            });
            if (!sure) return;
            await erase.mutateAsync({ id, version });
            toast(t("deleteDone"));
          }}
        >
          {t("delete")}
        </Button>
      </div>
      {erase.isError && <p role="alert">{t("conflict")}</p>}
    </section>
  );
}

function See({ read }: { readonly read: Read }) {
  const t = useWords(DATA_REQUESTS);
  const toast = useToast();
  const { id, version } = read.request;
  const answer = useDo(answerDataRequest, CHANGES);
  return (
    <section className="card stack">
      <h2>{t("answerTitle")}</h2>
      <p>{t("answerSeeText")}</p>
      <div>
        <Button
          variant="filled"
          onClick={async () => {
            await answer.mutateAsync({ id, version, refusal: null });
            toast(t("answerDone"));
          }}
        >
          {t("answerSee")}
        </Button>
      </div>
      {answer.isError && <p role="alert">{t("conflict")}</p>}
    </section>
  );
}

function Refuse({ read }: { readonly read: Read }) {
  const t = useWords(DATA_REQUESTS);
  const toast = useToast();
  const { id, version } = read.request;
  const answer = useDo(answerDataRequest, CHANGES);
  const draft = useDraft({ refusal: "" }, ({ refusal }) => ({
    refusal: refusal.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <details className="card">
      <summary>{t("refuseTitle")}</summary>
      <Form
        draft={draft}
        words={DATA_REQUESTS}
        send={t("refuse")}
        onSend={async ({ refusal }) => {
          await answer.mutateAsync({ id, version, refusal });
          toast(t("refuseDone"));
        }}
      >
        <LongField
          name="refusal"
          label={t("refusal")}
          hint={t("refuseHint")}
          required
          maxLength={600}
          rows={3}
        />
      </Form>
    </details>
  );
}

/** What can be done with a request that waits. */
export function Answer({ read }: { readonly read: Read }) {
  const { kind } = read.request;
  const { person } = read;
  return (
    <>
      {kind === "see" && <See read={read} />}
      {kind === "correct" && person && <Correct read={{ ...read, person }} />}
      {kind === "delete" && <Delete read={read} />}
      <Refuse read={read} />
    </>
  );
}
