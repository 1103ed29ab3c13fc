/** The map of rates, by district or commune, with its table of both. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type OutbreakAsked, readPlaces } from "@bluezone/contract/health/outbreak";
import { on } from "@bluezone/policy/dated";
import { parseDay } from "@bluezone/protocol/time";
import { NativeSelect } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useOutlines, useProvince } from "../../../api/province.ts";
import { DistrictMap } from "../../../kit/chart/district-map.tsx";
import type { TileFigure } from "../../../kit/chart/tile-map.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CommuneMap } from "./commune-map.tsx";
import { Picture, type Shown } from "./picture.tsx";
import { communeFigure, FEW, figureOf, type PlaceFigure, rateOf } from "./place-figure.ts";
import { useFigures } from "./use-figures.ts";
import { OUTBREAK } from "./words.ts";

type Answer = ResponseOf<typeof readPlaces>;
type Level = "commune" | "district";

/** Bounds between the classes of cases per 100,000, the same for every time. */
const BOUNDS = [1, 10, 50, 150] as const;
const classOf = (rate: number) => (1 + BOUNDS.filter((bound) => rate >= bound).length) as 1 | 2 | 3 | 4 | 5;

/** What a place's figure is on a map. */
function useTile(): (figure: PlaceFigure) => TileFigure {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  return (figure) => {
    if (figure.is === "rate")
      return { is: "figure", class: classOf(figure.rate), text: say.tenth(figure.rate) };
    if (figure.is === "few")
      return { is: "figure", class: 1, text: t("fewCases", { n: say.integer(figure.cases) }) };
    return figure;
  };
}

/** Which level the map can be of, which it is, and why it is not of communes. */
function useLevel({ places }: Pick<Answer, "places">, chosen: Level | undefined) {
  const outlines = useOutlines();
  const { districts } = useProvince();
  const counted = places.some(({ level, people }) => level === "commune" && people !== null);
  const communes = outlines !== null && counted;
  const level: Level = communes && (chosen ?? "commune") === "commune" ? "commune" : "district";
  const why = communes
    ? undefined
    : outlines === null
      ? ("placesNoOutlines" as const)
      : ("placesNoCommunePeople" as const);
  return { outlines, level, both: communes && districts.length > 0, why };
}

/** The drawing of an answer, with the choice of its level where there is one. */
function PlacesMap({ answer, district }: { readonly answer: Answer; readonly district: string | null }) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const tile = useTile();
  const { may } = useSession();
  const province = useProvince();
  const [chosen, setChosen] = useState<Level>();
  const { outlines, level, both, why } = useLevel(answer, chosen);
  const { places } = answer;
  const day = parseDay(answer.to);
  const below = (low: number, high: number): string => `${say.tenth(low)}–${say.tenth(high)}`;
  const common = {
    label: t(level === "commune" ? "placesOfCommunes" : "placesTitle"),
    day,
    bounds: [
      below(0, 0.9),
      below(1, 9.9),
      below(10, 49.9),
      below(50, 149.9),
      `${say.integer(150)}+`,
    ] as const,
  };
  const districts = places.filter((one) => one.level === "district");
  const map = (): ReactNode => {
    if (level === "commune" && outlines)
      return (
        <CommuneMap
          {...common}
          outlines={outlines}
          communes={on(province.communes, day).filter(
            ({ parent }) => district === null || parent === district,
          )}
          figureOf={(commune) => communeFigure(places, commune)}
          tile={tile}
        />
      );
    if (province.districts.length === 0) return null;
    return (
      <DistrictMap
        {...common}
        figureOf={(code) => tile(figureOf(districts.find((one) => one.code === code)))}
      />
    );
  };
  return (
    <div className="stack">
      {both && (
        <NativeSelect
          className="only-screen"
          label={t("placesBy")}
          value={level}
          data={(["commune", "district"] as const).map((value) => ({ value, label: t(`by_${value}`) }))}
          onChange={(event) => setChosen(event.currentTarget.value as Level)}
        />
      )}
      {map()}
      {why && (
        <p className="small">
          {t(why)} {may("units.write") && <PageLink to="/populations">{t("enterPeople")}</PageLink>}
        </p>
      )}
    </div>
  );
}

/** The picture. */
export function PlacesPicture({ asked }: { readonly asked: OutbreakAsked }) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readPlaces, asked);
  const shows = (answer: Answer): Shown => {
    const { places, form, sources } = answer;
    const districts = places.filter(({ level }) => level === "district");
    const [highest] = districts
      .filter((one) => (rateOf(one) ?? 0) > 0)
      .toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
    const [commune] = places
      .filter((one) => one.level === "commune" && (rateOf(one) ?? 0) > 0)
      .toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
    const uncounted = districts.some(
      ({ rate, count }) => rate === null && count.is === "shown" && count.value >= FEW,
    );
    const highestSays = [
      highest && t("placesSays", { name: highest.name, rate: say.tenth(highest.rate ?? 0) }),
      commune && t("communeSays", { name: commune.name, rate: say.tenth(commune.rate ?? 0) }),
    ].filter((one) => one !== undefined);
    const said =
      form === "told"
        ? [t("placesToldSays"), ...highestSays]
        : highestSays.length > 0
          ? highestSays
          : uncounted
            ? [t("placesNoPeople")]
            : [];
    return {
      sentence: said.length === 0 ? null : said.join(" "),
      chart: districts.length > 0 && <PlacesMap answer={answer} district={asked.district} />,
      table: {
        heading: [t("place"), t("cases"), t("people"), t("rate")],
        rows: places.map((place) => {
          const rate = rateOf(place);
          const name = place.code === null ? t("unknownPlace") : place.name;
          return [
            place.level === "commune" ? `– ${name}` : name,
            say.count(place.count),
            place.people === null ? "" : say.integer(place.people),
            rate === null ? "" : say.tenth(rate),
          ];
        }),
      },
      note: [
        t("placesNote"),
        ...(sources.length === 0
          ? [t("placesNoteNoPeople")]
          : [
              t("placesNotePeople", {
                sources: sources.map(({ source, year }) => `${source} (${year})`).join("; "),
              }),
            ]),
      ].join(" "),
    };
  };
  return <Picture name="ban-do" title={t("placesTitle")} query={query} shows={shows} />;
}
