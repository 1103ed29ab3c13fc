/** Files of results: handed in here, and how far each is. */
import {
  listLabFiles,
  MOST_RESULT_BYTES,
  MOST_RESULTS,
  NEEDED_COLUMNS,
  RESULT_COLUMNS,
  RESULT_HEADINGS,
  type ResultColumn,
  uploadResults,
} from "@bluezone/contract/health/results";
import { fold } from "@bluezone/vietnamese/fold";
import { integer } from "@bluezone/vietnamese/number";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useAsk, useUpload } from "../../../api/hooks.ts";
import type { Refused } from "../../../api/refused.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import {
  type TableLook as Look,
  lookAtFile,
  TABLE_KINDS,
  type TableForm,
} from "../../../kit/table/look-at-table.ts";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { TableLook } from "../../../kit/table/table-look.tsx";
import { TABLES } from "../../../kit/table/words.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useDisease } from "../disease/disease.ts";
import { templateText } from "./template.ts";
import { RESULTS } from "./words.ts";

/** Of a negative sample the server reads no more than these. */
const FILLED = ["reference", "test", "result", "sampleDay", "resultDay"] as const;
const FORM: TableForm<ResultColumn> = {
  columns: RESULT_COLUMNS,
  needed: NEEDED_COLUMNS,
  filled: FILLED,
  headings: RESULT_HEADINGS,
  // The row of the template that shows how each is written.
  isExample: ({ reference }) => fold(reference) === "vi du",
  most: MOST_RESULTS,
};

/** The columns that a refusal of the server names: it reads the file anew and may miss what was seen here. */
const missingIn = (error: Refused | null): readonly ResultColumn[] =>
  error?.code === "columns_missing"
    ? NEEDED_COLUMNS.filter((column) => new RegExp(`\\b${column}\\b`).test(error.message))
    : [];

/** A file that was chosen: what is sent of it, and what was seen. */
type Chosen = { readonly name: string; readonly csv: Uint8Array; readonly look: Look<ResultColumn> };

/** `mayTellNegative` as the list of files answers it. */
function HandIn({ mayTellNegative }: { readonly mayTellNegative: boolean }) {
  const disease = useDisease();
  const t = useWords(RESULTS);
  const tables = useWords(TABLES);
  const [locale] = useLocale();
  const toast = useToast();
  const go = useGo();
  const [tellNegative, setTellNegative] = useState(false);
  const [chosen, setChosen] = useState<Chosen>();
  const give = useUpload(uploadResults, { changes: [listLabFiles] });
  const missing = missingIn(give.error).map((column) => t(`column_${column}`));
  const send = async ({ name, csv }: Chosen): Promise<void> => {
    const bytes = new Blob([new Uint8Array(csv)], { type: "text/csv" });
    const told = {
      fileName: name.slice(-120),
      tellNegative: mayTellNegative && tellNegative ? ("yes" as const) : ("no" as const),
    };
    const outcome = await give.mutateAsync({ file: bytes, told }).catch(() => undefined);
    if (!outcome) return setChosen(undefined);
    toast(t("handedOver", { rows: integer(outcome.rows, locale) }));
    go({ to: "/results/$id", parts: { id: outcome.id } });
  };
  return (
    <section className="card stack" aria-label={t("importFile")}>
      <p>{t("help")}</p>
      <p>{t("help2")}</p>
      {mayTellNegative && (
        <Checkbox
          label={t("tellNegative")}
          description={t("tellNegativeHelp")}
          checked={tellNegative}
          onChange={(event) => setTellNegative(event.currentTarget.checked)}
        />
      )}
      <FileDrop
        label={t("importFile")}
        kinds={TABLE_KINDS}
        most={MOST_RESULT_BYTES}
        share={give.isPending ? give.share : undefined}
        onFile={async (file) => {
          give.reset();
          const bytes = new Uint8Array(await file.arrayBuffer());
          setChosen({ name: file.name, ...(await lookAtFile(bytes, FORM, MOST_RESULT_BYTES)) });
        }}
      />
      {chosen && (
        <TableLook
          file={chosen.name}
          look={chosen.look}
          name={(column) => t(`column_${column}`)}
          send={{
            label: t("handIn", { rows: integer(chosen.look.rows, locale) }),
            hint: t("chosen"),
            busy: give.isPending,
            onSend: () => void send(chosen),
            onLeave: () => setChosen(undefined),
          }}
        />
      )}
      {give.error && (
        <>
          <Failed error={give.error} words={RESULTS} title={tables("failed")} />
          {missing.length > 0 && <p>{`${tables("missing")}: ${missing.join(", ")}.`}</p>}
        </>
      )}
      <div className="row">
        <PageButton to="/results/new">{t("one")}</PageButton>
        <SaveTable
          name="mau-ket-qua"
          what={tables("template")}
          csv={() => templateText(disease)}
          headings={Object.fromEntries(RESULT_COLUMNS.map((column) => [column, t(`column_${column}`)]))}
        />
      </div>
    </section>
  );
}

/** The page. */
export function ResultsPage() {
  const t = useWords(RESULTS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const query = useAsk(listLabFiles, { limit: 200 });
  const n = (count: number) => integer(count, locale);
  return (
    <ListPage
      title={title("results")}
      before={may("results.import") && <HandIn mayTellNegative={query.data?.mayTellNegative === true} />}
      query={query}
      empty={t("empty")}
      rowsOf={({ files }) => files}
      caption={t("list")}
      opens="/results/$id"
      columns={[
        { id: "file", title: t("file"), text: ({ fileName }) => fileName },
        {
          id: "state",
          title: t("state"),
          state: ({ state }) => [STATES.labFile[state], t(`state_${state}`)],
        },
        { id: "handedIn", title: t("handedIn"), moment: ({ handedIn }) => handedIn },
        { id: "by", title: t("by"), text: ({ by }) => by },
        { id: "done", title: t("done"), cell: (f) => `${n(f.done)}/${n(f.rows)}`, figures: true },
        { id: "positive", title: t("positive"), number: ({ positive }) => positive },
        { id: "faults", title: t("faults"), number: ({ faults }) => faults },
      ]}
    />
  );
}
