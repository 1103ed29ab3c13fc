/** Delays as distributions, and 7-1-7. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { DELAY_BOUNDS, type OutbreakAsked, readDelays, readSpeed } from "@bluezone/contract/health/outbreak";
import { useAsk } from "../../../api/hooks.ts";
import { Curves } from "../../../kit/chart/curves.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "./picture.tsx";
import { countOf, useFigures } from "./use-figures.ts";
import { OUTBREAK } from "./words.ts";

type Step = ResponseOf<typeof readDelays>["steps"][number];
type Of = { readonly asked: OutbreakAsked };

const HOURS_OF_A_DAY = 24;
const inHours = ({ unit, p50 }: Step): number => (p50 ?? -1) * (unit === "days" ? HOURS_OF_A_DAY : 1);

/** Each step's distribution, one below the other. */
export function DelaysPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readDelays, asked);
  const took = (value: number | null, unit: Step["unit"]): string =>
    value === null ? "" : t(unit === "days" ? "inDays" : "inHours", { count: say.tenth(value) });
  const barsOf = (unit: Step["unit"]): readonly string[] => [
    ...DELAY_BOUNDS[unit].map((n) => t("upTo", { n })),
    t("above", { n: DELAY_BOUNDS[unit].at(-1) ?? 0 }),
  ];
  const shows = ({ steps, form }: ResponseOf<typeof readDelays>): Shown => {
    const [longest] = steps.filter(({ p50 }) => p50 !== null).toSorted((a, b) => inHours(b) - inHours(a));
    return {
      sentence: longest
        ? t("delaysSays", { step: t(`step_${longest.step}`), half: took(longest.p50, longest.unit) })
        : null,
      chart: steps
        .filter(({ count }) => (countOf(count) ?? 0) > 0)
        .map(({ step, unit, counts }) => {
          const name = `${t(`step_${step}`)} (${t(unit === "days" ? "inDaysUnit" : "inHoursUnit")})`;
          return (
            <div key={step}>
              <h3>{name}</h3>
              <Curves
                figures
                height={11}
                label={name}
                labels={barsOf(unit)}
                curves={[{ name: "", look: "bar", colour: 1, values: counts.map(countOf) }]}
                say={say.integer}
              />
            </div>
          );
        }),
      table: {
        heading: [t("step"), t("cases"), t("p25"), t("p50"), t("p75"), t("p90")],
        rows: steps.map(({ step, unit, count, p25, p50, p75, p90 }) => [
          t(`step_${step}`),
          say.count(count),
          ...[p25, p50, p75, p90].map((value) => took(value, unit)),
        ]),
      },
      note: form === "told" ? `${t("delaysNote")} ${t("toldWeek")}` : t("delaysNote"),
    };
  };
  return <Picture name="thoi-gian" title={t("delaysTitle")} query={query} shows={shows} />;
}

/** How many were in time at each step. */
export function SpeedPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readSpeed, asked);
  const shows = ({ steps, form }: ResponseOf<typeof readSpeed>): Shown => {
    const share = (name: (typeof steps)[number]["step"]): string => {
      const one = steps.find(({ step }) => step === name);
      const [within, late] = [countOf(one?.within), countOf(one?.late)];
      return within === null || late === null || within + late === 0
        ? t("noShare")
        : say.percent(within / (within + late));
    };
    const none = steps.every((one) =>
      [one.within, one.late, one.pending].every((count) => count.is === "none" || countOf(count) === 0),
    );
    return {
      sentence: none
        ? null
        : t("speedSays", { detect: share("detect"), notify: share("notify"), respond: share("respond") }),
      chart: (
        <Curves
          stacked
          lying
          figures
          height={15}
          label={t("speedTitle")}
          labels={steps.map(({ step }) => t(`step_${step}`))}
          curves={[
            { name: t("inTime"), look: "bar", colour: 1, values: steps.map(({ within }) => countOf(within)) },
            { name: t("late"), look: "bar", colour: 3, values: steps.map(({ late }) => countOf(late)) },
            {
              name: t("pending"),
              look: "bar",
              colour: 2,
              values: steps.map(({ pending }) => countOf(pending)),
            },
          ]}
          say={say.integer}
        />
      ),
      table: {
        heading: [t("step"), t("inTime"), t("late"), t("pending"), t("p50"), t("p90")],
        rows: steps.map(({ step, within, late, pending, p50, p90 }) => [
          t(`step_${step}`),
          ...[within, late, pending].map(say.count),
          ...[p50, p90].map((value) => (value === null ? "" : t("inDays", { count: say.tenth(value) }))),
        ]),
      },
      note: form === "told" ? `${t("speedNote")} ${t("toldWeek")}` : t("speedNote"),
    };
  };
  return <Picture name="7-1-7" title={t("speedTitle")} query={query} shows={shows} />;
}
