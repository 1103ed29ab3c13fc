/** The figures of a chart as a table that opens under it. */
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { Fold } from "../page/fold.tsx";

/** One series: a value for each label, nothing where there is none. */
type Series = { readonly name: string; readonly values: readonly (number | undefined)[] };

/** What a chart shows; `say` writes a value as the reader's language does, `missing` is what stands for one that is not there. */
export type ChartProps = {
  readonly label: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly say: (value: number) => string;
  readonly missing?: string;
};

/** The table, closed at first. */
export function ChartTable({ label, labels, series, say, missing }: ChartProps) {
  const t = useWords(KIT);
  return (
    <Fold title={t("asTable")}>
      <div className="table-port" data-few={series.length < 4 || undefined}>
        <table>
          <caption className="only-read">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("label")}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" data-figures>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((name, place) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {series.map(({ name: of, values }) => (
                  <td key={of} data-figures>
                    {values[place] === undefined ? (missing ?? t("noFigure")) : say(values[place])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
