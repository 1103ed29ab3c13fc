/** The epidemic curve, by day and by district, and the reproduction number. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  type OutbreakAsked,
  readCurve,
  readReproduction,
  STILL_FILLING,
} from "@bluezone/contract/health/outbreak";
import { parseDay } from "@bluezone/protocol/time";
import { useAsk } from "../../../api/hooks.ts";
import { type Curve, Curves } from "../../../kit/chart/curves.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "./picture.tsx";
import { countOf, useFigures } from "./use-figures.ts";
import { OUTBREAK } from "./words.ts";

type CurveAnswer = ResponseOf<typeof readCurve>;
type Of = { readonly asked: OutbreakAsked };

const sumOf = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);
const DAYS = 7;

/** The curve of days, or of weeks as they are told. */
export function CurvePicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readCurve, asked);
  const shows = ({ by, points }: CurveAnswer): Shown => {
    const daily = by === "day";
    const reported = points.map(({ report }) => countOf(report));
    const [last, before] = [points.at(-1), points.at(-2)];
    const all = sumOf(reported);
    const told = t("curveToldSays", {
      last: last ? say.count(last.report) : t("none"),
      before: before ? say.count(before.report) : t("none"),
    });
    const counted =
      all === 0
        ? t("curveNoneSays")
        : t("curveSays", {
            count: say.integer(all),
            last: say.integer(sumOf(reported.slice(-DAYS))),
            before: say.integer(sumOf(reported.slice(-2 * DAYS, -DAYS))),
          });
    const curves: readonly Curve[] = daily
      ? [
          { name: t("onset"), look: "bar", colour: 1, values: points.map(({ onset }) => countOf(onset)) },
          { name: t("average"), look: "line", colour: 3, values: points.map(({ average }) => average) },
          { name: t("report"), look: "dashes", colour: 2, values: reported },
        ]
      : [{ name: t("report"), look: "bar", colour: 1, values: reported }];
    return {
      sentence: daily ? counted : told,
      chart: (
        <Curves
          label={t("curveTitle")}
          labels={points.map(({ day }) => say.short(day))}
          curves={curves}
          say={say.integer}
          filling={daily ? STILL_FILLING : 0}
          figures={!daily}
        />
      ),
      table: daily
        ? {
            heading: [t("day"), t("onset"), t("average"), t("report")],
            rows: points.map(({ day, onset, average, report }) => [
              say.day(day),
              say.count(onset),
              average === null ? "" : say.tenth(average),
              say.count(report),
            ]),
          }
        : {
            heading: [t("week"), t("report")],
            rows: points.map(({ day, report }) => [say.day(day), say.count(report)]),
          },
      ...(daily ? { note: `▨ ${t("stillFilling")}. ${t("curveNote")}` } : {}),
    };
  };
  return <Picture name="duong-cong" title={t("curveTitle")} query={query} shows={shows} />;
}

/** Districts that are drawn by themselves; the others together. */
const DRAWN = 3;

/** Onsets by district and week. */
export function DistrictsPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readCurve, asked);
  const shows = ({ points, districts }: CurveAnswer): Shown => {
    const weeks = Math.floor(points.length / DAYS);
    const weekly = (counts: readonly number[]): readonly number[] =>
      Array.from({ length: weeks }, (_, week) => sumOf(counts.slice(DAYS * week, DAYS * (week + 1))));
    const most = districts
      .map(({ name, code, counts }) => ({
        name: code === null ? t("unknownPlace") : name,
        counts: weekly(counts),
        all: sumOf(counts),
      }))
      .toSorted((a, b) => b.all - a.all);
    const rest = most.slice(DRAWN);
    const [first] = most;
    const drawn = [
      ...most.slice(0, DRAWN).map(({ name, counts }) => ({ name, counts })),
      ...(rest.length === 0
        ? []
        : [
            {
              name: t("otherDistricts"),
              counts: Array.from({ length: weeks }, (_, week) =>
                sumOf(rest.map(({ counts }) => counts[week] ?? 0)),
              ),
            },
          ]),
    ];
    const ends = Array.from({ length: weeks }, (_, week) => points[DAYS * (week + 1) - 1]?.day ?? "");
    return {
      sentence: first
        ? t("districtsSays", {
            name: first.name,
            n: say.integer(first.all),
            all: say.integer(sumOf(most.map(({ all }) => all))),
          })
        : null,
      chart: (
        <Curves
          stacked
          label={t("districtsTitle")}
          labels={ends.map(say.short)}
          curves={drawn.map(({ name, counts }, at) => ({
            name,
            look: "bar",
            colour: (at + 1) as 1 | 2 | 3 | 4,
            values: counts,
          }))}
          say={say.integer}
        />
      ),
      table: {
        heading: [t("week"), ...most.map(({ name }) => name)],
        rows: ends.map((day, week) => [
          say.day(day),
          ...most.map(({ counts }) => say.integer(counts[week] ?? 0)),
        ]),
      },
      note: t("curveNote"),
    };
  };
  return <Picture name="theo-huyen" title={t("districtsTitle")} query={query} shows={shows} />;
}

/** R with its interval. */
export function ReproductionPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readReproduction, asked);
  const shows = ({ points, interval, to }: ResponseOf<typeof readReproduction>): Shown => {
    // Later ones are too low: their cases are still coming in.
    const last = points.findLast(({ day }) => parseDay(day) <= parseDay(to) - STILL_FILLING) ?? points.at(-1);
    const means = last && (last.low > 1 ? "growing" : last.high < 1 ? "shrinking" : "unsure");
    return {
      sentence:
        last && means
          ? t("reproductionSays", {
              day: say.day(last.day),
              r: say.hundredth(last.mean),
              low: say.hundredth(last.low),
              high: say.hundredth(last.high),
              means: t(means),
            })
          : null,
      chart: (
        <Curves
          label={t("reproductionTitle")}
          labels={points.map(({ day }) => say.short(day))}
          curves={[
            {
              name: t("interval"),
              look: "band",
              colour: 1,
              low: points.map(({ low }) => low),
              values: points.map(({ high }) => high),
            },
            { name: t("r"), look: "line", colour: 1, values: points.map(({ mean }) => mean) },
          ]}
          across={1}
          say={say.tenth}
        />
      ),
      table: {
        heading: [t("day"), t("r"), t("low"), t("high")],
        rows: points.map(({ day, mean, low, high }) => [
          say.day(day),
          say.hundredth(mean),
          say.hundredth(low),
          say.hundredth(high),
        ]),
      },
      note: t("reproductionNote", {
        mean: say.tenth(interval.mean),
        deviation: say.tenth(interval.deviation),
      }),
    };
  };
  return <Picture name="he-so-lay-nhiem" title={t("reproductionTitle")} query={query} shows={shows} />;
}
