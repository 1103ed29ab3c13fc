/** What it costs, and what it brings. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readIndicators } from "@bluezone/contract/health/indicators";
import type { OutbreakAsked } from "@bluezone/contract/health/outbreak";
import { useAsk } from "../../../api/hooks.ts";
import { Curves } from "../../../kit/chart/curves.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "../outbreak/picture.tsx";
import { useFigures } from "../outbreak/use-figures.ts";
import { useIndicators } from "./judged.ts";
import { INDICATORS } from "./words.ts";

type Answer = ResponseOf<typeof readIndicators>;
type Of = { readonly asked: OutbreakAsked };

/** Days of quarantine week by week, and results taken back. */
export function CostPicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const query = useAsk(readIndicators, asked);
  const shows = ({ quarantineDays, quarantineDaysApp, shares, weeks }: Answer): Shown => {
    const became = shares.attackApp.is === "exact" ? shares.attackApp.some : 0;
    return {
      sentence:
        quarantineDays === 0 && shares.revised.is === "none"
          ? null
          : t("costSays", {
              days: say.integer(quarantineDays),
              app: say.integer(quarantineDaysApp),
              revised: indicators.share(shares.revised),
            }),
      chart: (
        <Curves
          label={t("costTitle")}
          labels={weeks.map(({ day }) => say.short(day))}
          curves={[
            {
              name: t("stayed"),
              look: "bar",
              colour: 1,
              values: weeks.map((week) => week.quarantineDays),
            },
            {
              name: t("stayedApp"),
              look: "bar",
              colour: 3,
              values: weeks.map((week) => week.quarantineDaysApp),
            },
          ]}
          say={say.integer}
        />
      ),
      table: {
        heading: [t("week"), t("stayed"), t("stayedApp"), indicators.name("revised")],
        rows: weeks.map((week) => [
          say.day(week.day),
          say.integer(week.quarantineDays),
          say.integer(week.quarantineDaysApp),
          indicators.share(week.shares.revised),
        ]),
      },
      ...(became > 0 ? { note: t("costPer", { n: say.integer(quarantineDaysApp / became) }) } : {}),
    };
  };
  return <Picture name="cai-gia" title={t("costTitle")} query={query} shows={shows} />;
}

/** Cases that did not happen, at least. */
export function EffectPicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const query = useAsk(readIndicators, asked);
  const shows = ({ averted }: Answer): Shown => {
    const parts: readonly (readonly [string, string])[] = averted
      ? [
          [t("found"), say.integer(averted.found)],
          [t("became"), say.integer(averted.became)],
          [t("kept"), say.integer(averted.quarantined)],
          [t("delay"), t("inDays", { count: say.tenth(Math.round(10 * averted.delay) / 10) })],
          [t("ahead"), say.percent(averted.ahead)],
          [t("r"), say.hundredth(averted.r)],
          [t("averted"), say.tenth(Math.round(10 * averted.mean) / 10)],
          [t("low"), say.tenth(Math.round(10 * averted.low) / 10)],
          [t("high"), say.tenth(Math.round(10 * averted.high) / 10)],
        ]
      : [];
    return {
      sentence: averted
        ? t("effectSays", {
            mean: say.integer(averted.mean),
            low: say.integer(averted.low),
            high: say.integer(averted.high),
          })
        : "",
      chart: averted ? (
        <Curves
          lying
          figures
          height={10}
          label={t("effectTitle")}
          labels={[t("low"), t("averted"), t("high")]}
          curves={[{ name: "", look: "bar", colour: 1, values: [averted.low, averted.mean, averted.high] }]}
          across={0}
          say={(n) => say.tenth(Math.round(10 * n) / 10)}
        />
      ) : (
        <Empty>{t("effectNone")}</Empty>
      ),
      table: { heading: [t("what"), t("value")], rows: parts },
      note: t("effectMethod"),
    };
  };
  return <Picture name="tac-dung" title={t("effectTitle")} query={query} shows={shows} />;
}
