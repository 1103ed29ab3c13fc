/** The map of rates, with its table of districts and communes. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type OutbreakAsked, readPlaces } from "@bluezone/contract/health/outbreak";
import { parseDay } from "@bluezone/protocol/time";
import { useAsk } from "../../../api/hooks.ts";
import { DistrictMap } from "../../../kit/chart/district-map.tsx";
import type { TileFigure } from "../../../kit/chart/tile-map.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "./picture.tsx";
import { useFigures } from "./use-figures.ts";
import { OUTBREAK } from "./words.ts";

/** Bounds between the classes of cases per 100,000, the same for every time. */
const BOUNDS = [1, 10, 50, 150] as const;
const classOf = (rate: number) => (1 + BOUNDS.filter((bound) => rate >= bound).length) as 1 | 2 | 3 | 4 | 5;
/** Fewer cases have no rate that means something. */
const FEW = 5;

/** The picture. */
export function PlacesPicture({ asked }: { readonly asked: OutbreakAsked }) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readPlaces, asked);
  const shows = ({ places, form, to }: ResponseOf<typeof readPlaces>): Shown => {
    const districts = places.filter(({ level }) => level === "district");
    const rated = districts.filter(
      ({ rate, count }) => rate !== null && count.is === "shown" && count.value >= FEW,
    );
    const [highest] = rated.toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
    const uncounted = districts.some(
      ({ rate, count }) => rate === null && count.is === "shown" && count.value >= FEW,
    );
    const figureOf = (code: string): TileFigure => {
      const { count, rate } = districts.find((one) => one.code === code) ?? {};
      if (!count || count.is === "none") return { is: "none" };
      if (count.is === "hidden") return { is: "hidden" };
      // Where nobody knows how many people live there, the table alone has the cases.
      if (rate == null && count.value >= FEW) return { is: "none" };
      return count.value > 0 && count.value < FEW
        ? { is: "figure", class: 1, text: t("fewCases", { n: say.integer(count.value) }) }
        : { is: "figure", class: classOf(rate ?? 0), text: say.tenth(rate ?? 0) };
    };
    const below = (low: number, high: number): string => `${say.tenth(low)}–${say.tenth(high)}`;
    const highestSays =
      highest && t("placesSays", { name: highest.name, rate: say.tenth(highest.rate ?? 0) });
    return {
      sentence:
        form === "told"
          ? [t("placesToldSays"), highestSays].filter(Boolean).join(" ")
          : (highestSays ?? (uncounted ? t("placesNoPeople") : null)),
      chart: districts.length > 0 && (
        <DistrictMap
          label={t("placesTitle")}
          day={parseDay(to)}
          figureOf={figureOf}
          bounds={[below(0, 0.9), below(1, 9.9), below(10, 49.9), below(50, 149.9), `${say.integer(150)}+`]}
        />
      ),
      table: {
        heading: [t("place"), t("cases"), t("rate")],
        rows: places.map(({ level, name, count, rate }) => [
          level === "commune" ? `– ${name}` : name,
          say.count(count),
          rate === null ? "" : say.tenth(rate),
        ]),
      },
      note: t("placesNote"),
    };
  };
  return <Picture name="ban-do" title={t("placesTitle")} query={query} shows={shows} />;
}
