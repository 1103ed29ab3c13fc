/** Answers a request: seen, corrected, deleted, or refused with a reason. */
import { answerDataRequest, deletePerson } from "@bluezone/contract/health/data";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { useConfirm } from "../../../kit/page/confirm.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Correct } from "./correct.tsx";
import { Late } from "./late.tsx";
import type { DataRequest } from "./read.ts";
import { useChanges } from "./use-changes.ts";
import { DATA_REQUESTS } from "./words.ts";

/** The request as the page began with, and as it is by the last answer. */
type Both = { readonly seen: DataRequest; readonly now: DataRequest };

/** What is under way about the person: nobody deletes that by surprise. */
function Standing({ standing }: { readonly standing: NonNullable<DataRequest["standing"]> }) {
  const t = useWords(DATA_REQUESTS);
  const [locale] = useLocale();
  const { unit, openCases, openCodes, handOver, contacts, inQuarantine } = standing;
  const n = (count: number): string => integer(count, locale);
  const under = [
    openCases.length > 0 && t("openCases", { numbers: openCases.join(", ") }),
    openCodes > 0 && t("openCodes", { count: n(openCodes) }),
    handOver !== null && t("openHandOver", { unit: handOver.to }),
    inQuarantine && t("openQuarantine"),
    contacts > 0 && t("openContacts", { count: n(contacts) }),
  ].filter((line) => line !== false);
  if (under.length === 0) return <p>{t("openNothing", { unit })}</p>;
  return (
    <>
      <p>{t("openTitle")}</p>
      <ul>
        {under.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t("openTell", { unit })}</p>
    </>
  );
}

function Delete({ seen, now }: Both) {
  const t = useWords(DATA_REQUESTS);
  const confirm = useConfirm();
  const { id, version } = seen.request;
  const erase = useAction(deletePerson, useChanges(id));
  const [faster, setFaster] = useState<DataRequest>();
  if (faster) return <Late request={faster.request} />;
  if (now.request.state !== "open") return null;
  return (
    <section className="card stack">
      <h2>{t("deleteTitle")}</h2>
      <p>{t("deleteText")}</p>
      {now.standing && <Standing standing={now.standing} />}
      <div>
        <Button
          color="danger"
          onClick={async () => {
            const sure = await confirm({
              title: t("deleteAsk", { name: now.person?.name ?? "" }),
              text: (
                <div className="stack">
                  <p>{t("deleteText")}</p>
                  {now.standing && <Standing standing={now.standing} />}
                </div>
              ),
              yes: t("delete"),
              danger: true,
            });
            if (!sure) return;
            setFaster(await erase.run({ id, version }, t("deleteDone")).catch(() => undefined));
          }}
        >
          {t("delete")}
        </Button>
      </div>
      {erase.error && <Failed error={erase.error} words={DATA_REQUESTS} />}
    </section>
  );
}

function See({ seen, now }: Both) {
  const t = useWords(DATA_REQUESTS);
  const { id, version } = seen.request;
  const answer = useAction(answerDataRequest, useChanges(id));
  const [faster, setFaster] = useState<DataRequest>();
  if (faster) return <Late request={faster.request} />;
  if (now.request.state !== "open") return null;
  return (
    <section className="card stack">
      <h2>{t("answerTitle")}</h2>
      <p>{t("answerSeeText")}</p>
      <div>
        <Button
          variant="filled"
          onClick={async () => {
            setFaster(
              await answer.run({ id, version, refusal: null }, t("answerDone")).catch(() => undefined),
            );
          }}
        >
          {t("answerSee")}
        </Button>
      </div>
      {answer.error && <Failed error={answer.error} words={DATA_REQUESTS} />}
    </section>
  );
}

function Refuse({ seen, now }: Both) {
  const t = useWords(DATA_REQUESTS);
  const { id, version } = seen.request;
  const answer = useAction(answerDataRequest, useChanges(id));
  const draft = useDraft({ refusal: "" }, ({ refusal }) => ({
    refusal: refusal.trim() === "" ? t("reasonMissing") : undefined,
  }));
  const typed = draft.values.refusal.trim();
  if (answer.isSuccess) return null;
  if (now.request.state !== "open")
    return typed === "" ? null : <Late request={now.request} typed={[[t("refusal"), typed]]} />;
  return (
    <Fold card title={t("refuseTitle")}>
      <Form
        draft={draft}
        words={DATA_REQUESTS}
        send={t("refuse")}
        onSend={async ({ refusal }) => {
          await answer.run({ id, version, refusal }, t("refuseDone"));
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
    </Fold>
  );
}

/** What can be done with a request that waits. It stays when somebody else answers: what is typed in it must not go with them. */
export function Answer({ read }: { readonly read: DataRequest }) {
  const [seen] = useState(read);
  const { request, person } = seen;
  if (request.state !== "open") return null;
  const both = { seen, now: read };
  return (
    <>
      {request.kind === "see" && <See {...both} />}
      {request.kind === "correct" && person && <Correct seen={{ ...seen, person }} now={read} />}
      {request.kind === "delete" && <Delete {...both} />}
      <Refuse {...both} />
    </>
  );
}
