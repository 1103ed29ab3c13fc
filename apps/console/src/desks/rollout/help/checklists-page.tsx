/** Self-checklists: answer one's own, see the newest of each unit and the sums by question. */
import { CHECKLIST_ITEMS, CHECKLISTS, type ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { answerChecklist, listChecklists } from "@bluezone/contract/rollout/checklists";
import { isoDay } from "@bluezone/protocol/time";
import { useState } from "react";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Answers, type ChecklistAnswers } from "./answers.tsx";
import { HELP } from "./words.ts";

const KINDS = Object.keys(CHECKLISTS) as ChecklistKind[];

function Answer() {
  const t = useWords(HELP);
  const today = useToday();
  const [given, setGiven] = useState<ChecklistAnswers>({});
  const [id, setId] = useState(() => crypto.randomUUID());
  const give = useAction(answerChecklist, { changes: [listChecklists] });
  const draft = useDraft({ kind: "" as ChecklistKind | "" }, ({ kind }) => ({
    kind: kind === "" ? t("kindMissing") : Object.keys(given).length === 0 ? t("answerNone") : undefined,
  }));
  const { kind } = draft.values;
  const own = (all: ChecklistAnswers): ChecklistAnswers =>
    Object.fromEntries(
      Object.entries(all).filter(
        ([item]) => kind !== "" && (CHECKLISTS[kind] as readonly string[]).includes(item),
      ),
    );
  return (
    <section className="card stack" aria-label={t("answerList")}>
      <Form
        draft={draft}
        words={HELP}
        send={t("answerList")}
        onSend={async (values) => {
          if (values.kind === "") return;
          await give.send(
            {
              id,
              kind: values.kind,
              day: isoDay(today),
              answers: own(given),
            },
            ({ missing }) =>
              missing.length === 0 ? t("answeredAll") : t("answered", { count: missing.length }),
          );
          setGiven({});
          setId(crypto.randomUUID());
        }}
      >
        <SelectField
          name="kind"
          label={t("kind")}
          required
          choices={KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        {kind !== "" && <Answers kind={kind} given={given} onChange={setGiven} />}
      </Form>
    </section>
  );
}

/** The page. */
export function ChecklistsPage() {
  const t = useWords(HELP);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const query = useAsk(listChecklists, {});
  return (
    <ListPage
      title={title("checklists")}
      before={
        <>
          <p>{t("listIntro")}</p>
          {may("help.tally") && <Answer />}
        </>
      }
      query={query}
      empty={t("listsNone")}
      rowsOf={({ checklists }) => checklists}
      above={() => <h2>{t("lists")}</h2>}
      below={({ sums }) => (
        <>
          <h2>{t("sumsByItem")}</h2>
          <DataTable
            caption={t("sumsByItem")}
            columns={[
              { id: "question", title: t("question"), cell: ({ item }) => CHECKLIST_ITEMS[item][locale] },
              { id: "yes", title: t("yes"), number: ({ yes }) => yes },
              { id: "no", title: t("no"), number: ({ no }) => no },
            ]}
            rows={sums}
            rowKey={({ item }) => item}
          />
        </>
      )}
      caption={t("lists")}
      columns={[
        { id: "unit", title: t("unit"), text: ({ unitName }) => unitName },
        { id: "kind", title: t("kind"), text: ({ kind }) => t(`kind_${kind}`) },
        { id: "day", title: t("day"), day: ({ day }) => day },
        {
          id: "missing",
          title: t("missing"),
          cell: ({ missing }) =>
            missing.length === 0
              ? t("missingNone")
              : missing.map((item) => CHECKLIST_ITEMS[item][locale]).join("; "),
          sort: ({ missing }) => missing.length,
        },
        { illustrative: ({ illustrative }) => illustrative },
      ]}
    />
  );
}
