/** The districts with their placements: tiles, and the same as a table. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { countPlacements } from "@bluezone/contract/rollout/placements";
import { on } from "@bluezone/policy/dated";
import { parseInstant } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { type TileFigure, TileMap } from "../../../kit/chart/tile-map.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { KIT } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PLACEMENTS } from "./words.ts";

/** From how many on a class begins; the same every week. */
const FROM = [1, 10, 50, 100, 500] as const;

const classOf = (count: number): 1 | 2 | 3 | 4 | 5 =>
  Math.max(1, FROM.filter((from) => count >= from).length) as 1 | 2 | 3 | 4 | 5;

/** `counts` is what the server answered. */
export function Districts({ counts }: { readonly counts: ResponseOf<typeof countPlacements> }) {
  const t = useWords(PLACEMENTS);
  const kit = useWords(KIT);
  const [locale] = useLocale();
  const today = useToday();
  const province = useProvince();
  const { districts, asOf } = counts;
  const names = new Map(on(province.districts, today).map(({ code, name }) => [code, name]));
  const figureOf = (code: string): TileFigure => {
    const all = districts.find(({ district }) => district === code)?.all ?? 0;
    return all === 0 ? { is: "none" } : { is: "figure", class: classOf(all), text: integer(all, locale) };
  };
  const figures = (title: string, of: (row: (typeof districts)[number]) => number, id: string) => ({
    id,
    title,
    figures: true,
    cell: (row: (typeof districts)[number]) => integer(of(row), locale),
    sort: of,
  });
  return (
    <Figures
      title={t("byDistrict")}
      source={t("source")}
      cutOff={parseInstant(asOf)}
      illustrative={districts.some(({ illustrative }) => illustrative)}
      note={t("scansNote")}
    >
      <TileMap
        label={t("byDistrict")}
        day={today}
        figureOf={figureOf}
        bounds={[t("bound1"), t("bound2"), t("bound3"), t("bound4"), t("bound5")]}
        link={(code) => ({ to: "/placements/in/$district", parts: { district: code } })}
      />
      <p>
        <PageLink to="/placements">{t("inAll")}</PageLink>
      </p>
      <Fold title={kit("asTable")}>
        <DataTable
          caption={t("byDistrict")}
          columns={[
            {
              id: "district",
              title: t("district"),
              cell: ({ district }) =>
                district === null ? t("noDistrict") : (names.get(district) ?? district),
              sort: ({ district }) => district ?? "",
            },
            figures(t("all"), ({ all }) => all, "all"),
            figures(t("inPlace"), ({ inPlace }) => inPlace, "inPlace"),
            figures(t("reprint"), ({ due }) => due, "due"),
            figures(t("notFound"), ({ notFound }) => notFound, "notFound"),
            figures(t("scans7"), ({ scans7 }) => scans7, "scans7"),
          ]}
          rows={districts}
          rowKey={({ district }) => district ?? ""}
        />
      </Fold>
    </Figures>
  );
}
