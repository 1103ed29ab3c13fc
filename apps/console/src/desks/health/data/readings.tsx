/** Who read the person's records, when, and on which page. */
import { DataTable } from "../../../kit/table/data-table.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import type { DataRequest } from "./read.ts";
import { DATA_REQUESTS } from "./words.ts";

/** The page's title where somebody was read, by the first word of the view. */
const VIEWS = {
  today: "today",
  case: "cases",
  cases: "cases",
  codes: "codes",
  results: "results",
  contact: "contacts",
  contacts: "contacts",
  followups: "followUps",
  quarantine: "quarantine",
  callbacks: "callbacks",
  data: "dataRequests",
} as const;

/** `inAll` counts also those that were not asked for. */
export function Readings({
  readings,
  inAll,
}: {
  readonly readings: DataRequest["readings"];
  readonly inAll: number;
}) {
  const t = useWords(DATA_REQUESTS);
  const title = useWords(PAGES);
  const pageOf = (view: string): string => {
    const [word = ""] = view.split(/[.-]/);
    return word in VIEWS ? title(VIEWS[word as keyof typeof VIEWS]) : view;
  };
  return (
    <section className="stack">
      <h2>{t("readings")}</h2>
      {readings.length === 0 ? (
        <p>{t("readingsNone")}</p>
      ) : (
        <DataTable
          caption={t("readings")}
          columns={[
            { id: "at", title: t("readingAt"), moment: ({ at }) => at },
            { id: "by", title: t("readingBy"), cell: ({ by }) => by },
            { id: "view", title: t("readingView"), cell: ({ view }) => pageOf(view) },
          ]}
          rows={readings}
          total={inAll}
          rowKey={({ at, by, view }) => `${at} ${by} ${view}`}
        />
      )}
    </section>
  );
}
