/** From a case to sharing: complete, fast, on target, and where not. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type IndicatorShare, readIndicators } from "@bluezone/contract/health/indicators";
import type { OutbreakAsked } from "@bluezone/contract/health/outbreak";
import { type ShareIndicator, TIME_UNITS } from "@bluezone/policy/indicator";
import { useAsk } from "../../../api/hooks.ts";
import { Curves } from "../../../kit/chart/curves.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "../outbreak/picture.tsx";
import { useFigures } from "../outbreak/use-figures.ts";
import { OUTBREAK } from "../outbreak/words.ts";
import { useIndicators, verdictOnShare, verdictOnTime } from "./judged.ts";
import { INDICATORS } from "./words.ts";

type Answer = ResponseOf<typeof readIndicators>;
type Of = { readonly asked: OutbreakAsked };

/** What a share is, for a drawing. */
const shareOf = (share: IndicatorShare): number | null => (share.is === "exact" ? share.share : null);

/** The table of some shares of the whole time. */
function useShareTable() {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  return (shares: Answer["shares"], keys: readonly ShareIndicator[]): Shown["table"] => ({
    heading: [t("indicator"), t("some"), t("all"), t("share"), t("low"), t("high"), t("limit"), t("verdict")],
    rows: keys.map((key) => {
      const share = shares[key];
      const numbers =
        share.is === "exact"
          ? [
              ...[share.some, share.all].map(say.integer),
              ...[share.share, share.low, share.high].map(say.percent),
            ]
          : ["", "", indicators.share(share), "", ""];
      return [
        indicators.name(key),
        ...numbers,
        indicators.limit(key),
        indicators.verdict(verdictOnShare(key, share)),
      ];
    }),
  });
}

const COMPLETE = ["coded", "codedInTime", "entered", "certified", "shared"] as const;

/** How complete the way from a case to sharing is, week by week. */
export function CompletePicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const tableOf = useShareTable();
  const query = useAsk(readIndicators, asked);
  const shows = ({ cases, shares, weeks }: Answer): Shown => ({
    sentence:
      cases === 0
        ? null
        : t("completeSays", {
            inTime: indicators.share(shares.codedInTime),
            shared: indicators.share(shares.shared),
          }),
    chart: (
      <Curves
        label={t("completeTitle")}
        labels={weeks.map(({ day }) => say.short(day))}
        curves={(["codedInTime", "entered", "shared"] as const).map((key, at) => ({
          name: indicators.name(key),
          look: "line",
          colour: ([1, 2, 3] as const)[at] ?? 1,
          values: weeks.map((week) => shareOf(week.shares[key])),
        }))}
        across={0}
        most={1}
        say={say.percent}
      />
    ),
    table: tableOf(shares, COMPLETE),
    note: t("completeNote"),
  });
  return <Picture name="day-du" title={t("completeTitle")} query={query} shows={shows} />;
}

const HOURS_OF_A_DAY = 24;

/** How long each step takes, in hours on one axis. */
export function TimesPicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const of = useWords(OUTBREAK);
  const say = useFigures();
  const indicators = useIndicators();
  const query = useAsk(readIndicators, asked);
  const shows = ({ times }: Answer): Shown => {
    const steps = times.filter(({ step }) => step !== "onsetToCertified");
    const inDays = ({ step }: Answer["times"][number], n: number | null): number | null =>
      n === null ? null : TIME_UNITS[step] === "days" ? n : n / HOURS_OF_A_DAY;
    const [longest] = steps
      .filter(({ p50 }) => p50 !== null)
      .toSorted((a, b) => (inDays(b, b.p50) ?? 0) - (inDays(a, a.p50) ?? 0));
    return {
      sentence: longest
        ? t("timesSays", {
            step: indicators.name(longest.step),
            half: indicators.time(longest.step, longest.p50),
          })
        : null,
      chart: (
        <Curves
          lying
          figures
          height={20}
          label={`${t("timesTitle")} (${t("days")})`}
          labels={times.map(({ step }) => indicators.name(step))}
          curves={[
            { name: of("p50"), look: "bar", colour: 1, values: times.map((one) => inDays(one, one.p50)) },
            { name: of("p90"), look: "bar", colour: 3, values: times.map((one) => inDays(one, one.p90)) },
          ]}
          say={(n) => t("inDays", { count: say.tenth(Math.round(10 * n) / 10) })}
        />
      ),
      table: {
        heading: [t("indicator"), of("p50"), of("p90"), t("limit"), t("verdict")],
        rows: times.map((one) => [
          indicators.name(one.step),
          indicators.time(one.step, one.p50),
          indicators.time(one.step, one.p90),
          indicators.limit(one.step),
          indicators.verdict(verdictOnTime(one)),
        ]),
      },
      note: t("timesNote"),
    };
  };
  return <Picture name="tung-chang" title={t("timesTitle")} query={query} shows={shows} />;
}

const FOUND = ["attackApp", "attackOther", "tested", "negative", "quarantined"] as const;

/** Who of those whom the app found became a case, beside others. */
export function FoundPicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const tableOf = useShareTable();
  const query = useAsk(readIndicators, asked);
  const shows = ({ shares }: Answer): Shown => ({
    sentence:
      shares.attackApp.is === "none" && shares.attackOther.is === "none"
        ? null
        : t("foundSays", {
            app: indicators.share(shares.attackApp),
            other: indicators.share(shares.attackOther),
          }),
    chart: (
      <Curves
        lying
        figures
        height={23}
        label={t("foundTitle")}
        labels={FOUND.map(indicators.name)}
        curves={[{ name: "", look: "bar", colour: 1, values: FOUND.map((key) => shareOf(shares[key])) }]}
        across={0}
        most={1}
        say={say.percent}
      />
    ),
    table: tableOf(shares, FOUND),
    note: t("foundNote"),
  });
  return <Picture name="thanh-ca" title={t("foundTitle")} query={query} shows={shows} />;
}

/** Codes in time of each district, the lowest first. */
export function DistrictsPicture({ asked }: Of) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const query = useAsk(readIndicators, asked);
  const shows = ({ districts }: Answer): Shown => {
    const rows = districts.toSorted((a, b) => (shareOf(a.codedInTime) ?? 2) - (shareOf(b.codedInTime) ?? 2));
    const [lowest] = rows;
    return {
      sentence: lowest
        ? t("districtsSays", { name: lowest.name, share: indicators.share(lowest.codedInTime) })
        : null,
      chart: (
        <Curves
          lying
          figures
          height={3 + 2.7 * rows.length}
          label={t("districtsTitle")}
          labels={rows.map(({ name }) => name)}
          curves={[{ name: "", look: "bar", colour: 1, values: rows.map((row) => shareOf(row.codedInTime)) }]}
          across={0}
          most={1}
          say={say.percent}
        />
      ),
      table: {
        heading: [t("district"), t("some"), t("all"), t("share"), t("low"), t("high"), t("verdict")],
        rows: rows.map(({ name, codedInTime: share }) => [
          name,
          ...(share.is === "exact"
            ? [
                ...[share.some, share.all].map(say.integer),
                ...[share.share, share.low, share.high].map(say.percent),
              ]
            : ["", "", indicators.share(share), "", ""]),
          indicators.verdict(verdictOnShare("codedInTime", share)),
        ]),
      },
    };
  };
  return <Picture name="ma-theo-huyen" title={t("districtsTitle")} query={query} shows={shows} />;
}
