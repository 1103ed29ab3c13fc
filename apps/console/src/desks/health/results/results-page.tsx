/** Files of results: handed in here, and how far each is. */
import { listLabFiles, MOST_RESULT_BYTES, uploadResults } from "@bluezone/contract/health/results";
import { integer } from "@bluezone/vietnamese/number";
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useAsk, useUpload } from "../../../api/hooks.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { saveText } from "../../../kit/page/save-text.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { countResults } from "./count-results.ts";
import { templateText } from "./template.ts";
import { RESULTS } from "./words.ts";

/** `mayTellNegative` as the list of files answers it. */
function HandIn({ mayTellNegative }: { readonly mayTellNegative: boolean }) {
  const t = useWords(RESULTS);
  const [locale] = useLocale();
  const toast = useToast();
  const go = useGo();
  const [tellNegative, setTellNegative] = useState(false);
  const [chosen, setChosen] = useState<{ readonly file: File; readonly count: number }>();
  const give = useUpload(uploadResults, { changes: [listLabFiles] });
  const send = async (file: File): Promise<void> => {
    // What a browser says of a .csv depends on what else is installed; the endpoint takes one kind.
    const bytes = new Blob([file], { type: "text/csv" });
    const told = {
      fileName: file.name.slice(-120),
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
        kinds={[".csv", "text/csv"]}
        most={MOST_RESULT_BYTES}
        share={give.isPending ? give.share : undefined}
        onFile={async (file) => {
          give.reset();
          setChosen({ file, count: countResults(await file.text()) });
        }}
      />
      {chosen && (
        <div className="stack">
          <p role="status">{t("chosen", { file: chosen.file.name, rows: integer(chosen.count, locale) })}</p>
          <div className="row">
            <Button
              variant="filled"
              data-autofocus
              loading={give.isPending}
              onClick={() => void send(chosen.file)}
            >
              {t("handIn", { rows: integer(chosen.count, locale) })}
            </Button>
            <Button disabled={give.isPending} onClick={() => setChosen(undefined)}>
              {t("notThis")}
            </Button>
          </div>
        </div>
      )}
      {give.error && <Failed error={give.error} words={RESULTS} />}
      <div className="row">
        <Button onClick={() => saveText("mau-ket-qua.csv", "text/csv", templateText())}>
          {t("template")}
        </Button>
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
        { id: "state", title: t("state"), text: ({ state }) => t(`state_${state}`) },
        { id: "handedIn", title: t("handedIn"), moment: ({ handedIn }) => handedIn },
        { id: "by", title: t("by"), text: ({ by }) => by },
        { id: "done", title: t("done"), cell: (f) => `${n(f.done)}/${n(f.rows)}`, figures: true },
        { id: "positive", title: t("positive"), number: ({ positive }) => positive },
        { id: "faults", title: t("faults"), number: ({ faults }) => faults },
      ]}
    />
  );
}
