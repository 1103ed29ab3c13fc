/** Where the new cases of a report are: districts on the map, districts and communes in tables. */
import { parseDay } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { TileMap } from "../../../kit/chart/tile-map.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { Report } from "./read.ts";
import { shownValue, useCount } from "./use-count.ts";
import { DAILY_REPORT } from "./words.ts";

type Place = Report["body"]["places"][number];

/** The four bounds between the classes of new cases on the map, the same for every report. */
const BOUNDS = [5, 20, 50, 100] as const;
const classOf = (value: number) => (1 + BOUNDS.filter((bound) => value >= bound).length) as 1 | 2 | 3 | 4 | 5;

function PlaceTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Place[] }) {
  const t = useWords(DAILY_REPORT);
  const say = useCount();
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          id: "place",
          title: t("place"),
          text: ({ code, name }) => (code === null ? t("unknownPlace") : name),
        },
        {
          id: "value",
          title: t("figure_casesNew"),
          cell: ({ count }) => say(count),
          sort: ({ count }) => shownValue(count) ?? -1,
          figures: true,
        },
      ]}
      rows={rows}
      rowKey={({ level, code, name }) => `${level} ${code ?? name}`}
    />
  );
}

/** The map and its tables. A unit of one district has no map. */
export function Places({ report: { day, body } }: { readonly report: Report }) {
  const t = useWords(DAILY_REPORT);
  const [locale] = useLocale();
  const districts = body.places.filter(({ level }) => level === "district");
  const communes = body.places.filter(({ level }) => level === "commune");
  return (
    <>
      {districts.length > 1 && (
        <TileMap
          label={t("placesTitle")}
          day={parseDay(day)}
          figureOf={(code) => {
            const count = districts.find((one) => one.code === code)?.count ?? { is: "none" as const };
            return count.is === "shown"
              ? { is: "figure", class: classOf(count.value), text: integer(count.value, locale) }
              : count;
          }}
          bounds={["0–4", "5–19", "20–49", "50–99", "100+"]}
        />
      )}
      {districts.length < 2 && communes.length === 0 && <p>{t("noPlaces")}</p>}
      {districts.length > 1 && <PlaceTable caption={t("districts")} rows={districts} />}
      {communes.length > 0 && <PlaceTable caption={t("communes")} rows={communes} />}
    </>
  );
}
