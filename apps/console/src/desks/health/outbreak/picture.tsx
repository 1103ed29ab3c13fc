/** A picture: its name, the sentence that says what it shows, the drawing, and below it table, file and print. */
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import type { Refused } from "../../../api/refused.ts";
import { PictureSays } from "../../../kit/chart/picture-says.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { usePrinting } from "../../../kit/page/printing.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { csvText } from "../../../kit/table/csv-text.ts";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { OUTBREAK } from "./words.ts";
import "./outbreak.css";

/** A table below a picture; the first column names the row. */
type PictureTable = {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** What a picture shows of its answer; `sentence` is null where there are not cases enough. */
export type Shown = {
  readonly sentence: string | null;
  readonly chart: ReactNode;
  readonly table: PictureTable;
  readonly note?: string;
};

type Head = { readonly from: string; readonly to: string; readonly illustrative: boolean };

/** Prints one part of the page alone. */
function printAlone(part: HTMLElement | null): void {
  const root = document.documentElement;
  part?.setAttribute("data-printed", "");
  root.setAttribute("data-print-one", "");
  addEventListener(
    "afterprint",
    () => {
      part?.removeAttribute("data-printed");
      root.removeAttribute("data-print-one");
    },
    { once: true },
  );
  print();
}

function Table({
  title,
  table: { heading, rows },
}: {
  readonly title: string;
  readonly table: PictureTable;
}) {
  const t = useWords(OUTBREAK);
  const printing = usePrinting();
  return (
    <Fold title={t("table")} held={printing}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className="table-port picture-table" aria-label={`${t("table")}: ${title}`} tabIndex={0}>
        <table>
          <caption className="only-read">{title}</caption>
          <thead>
            <tr>
              {heading.map((name, at) => (
                <th key={name} scope="col" {...(at > 0 ? { "data-figures": true } : {})}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order, and two places may have one name.
              <tr key={nth}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={heading[at]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={heading[at]} data-figures>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Fold>
  );
}

/** `name` is the file's; `shows` is asked of the answer. */
export function Picture<Answer extends Head>({
  name,
  title,
  query,
  shows,
}: {
  readonly name: string;
  readonly title: string;
  readonly query: UseQueryResult<Answer, Refused>;
  readonly shows: (answer: Answer) => Shown;
}) {
  const t = useWords(OUTBREAK);
  const [locale] = useLocale();
  const part = useRef<HTMLElement>(null);
  const drawn = (answer: Answer) => {
    const { sentence, chart, table, note } = shows(answer);
    if (sentence === null) return <Empty>{t("few")}</Empty>;
    const on = (day: string) => date(parseDay(day), locale);
    const about = [
      t("period", { from: on(answer.from), to: on(answer.to) }),
      t("source"),
      ...(answer.illustrative ? [t("illustrative")] : []),
    ];
    return (
      <>
        <PictureSays>{sentence}</PictureSays>
        {chart}
        <p className="small">
          {about.join(" · ")}
          {note && ` · ${note}`}
        </p>
        <Table title={title} table={table} />
        <div className="row only-screen">
          <SaveTable
            name={`${name}-${answer.to}`}
            of={title}
            csv={() => csvText([table.heading, ...table.rows])}
          />
          <PrintButton onPrint={() => printAlone(part.current)}>{`${t("printOne")}`}</PrintButton>
        </div>
      </>
    );
  };
  return (
    <section ref={part} className="card stack picture" aria-label={title}>
      <h2>{title}</h2>
      <Settled query={query} words={OUTBREAK}>
        {drawn}
      </Settled>
    </section>
  );
}
