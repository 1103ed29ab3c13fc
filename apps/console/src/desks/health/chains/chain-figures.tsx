/** The chains in figures: serial interval, how many each infected, sizes of chains. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readChains } from "@bluezone/contract/health/chains";
import { decimal, integer } from "@bluezone/vietnamese/number";
import { useNow } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CHAINS } from "./words.ts";

type ChainFigures = ResponseOf<typeof readChains>["figures"];

/** The part of the page. */
export function ChainFiguresCard({ figures }: { readonly figures: ChainFigures }) {
  const t = useWords(CHAINS);
  const [locale] = useLocale();
  const now = useNow();
  const { serial, refused } = figures;
  const n = (value: number): string => decimal(value, 1, locale);
  const table = (title: string, value: string, count: string, rows: ChainFigures["sizes"]) => (
    <div>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        columns={[
          { id: "value", title: value, number: (row) => row.value },
          { id: "count", title: count, number: (row) => row.count },
        ]}
        rows={rows}
        rowKey={(row) => String(row.value)}
      />
    </div>
  );
  return (
    <Figures title={t("figures")} source={t("figuresSource")} cutOff={now} illustrative={false}>
      <p>
        {serial
          ? t("serialText", {
              ...{ median: n(serial.median), lower: n(serial.lower), upper: n(serial.upper) },
              links: integer(serial.links, locale),
            })
          : t("serialNone")}
      </p>
      {refused > 0 && <p>{t("refused", { count: refused })}</p>}
      <div className="chain-figures">
        {table(t("offspring"), t("offspringValue"), t("casesCount"), figures.offspring)}
        {table(t("sizes"), t("sizesValue"), t("chainsCount"), figures.sizes)}
      </div>
    </Figures>
  );
}
