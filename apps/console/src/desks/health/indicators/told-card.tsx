/** The figures as everybody is told them, and the file that carries them to the public page. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readToldIndicators } from "@bluezone/contract/health/indicators";
import { newestWith } from "@bluezone/contract/told-indicators";
import { SHARE_INDICATORS, TOLD_SHARES } from "@bluezone/policy/indicator";
import { Button } from "@mantine/core";
import { useAsk } from "../../../api/hooks.ts";
import { PictureSays } from "../../../kit/chart/picture-says.tsx";
import { Card } from "../../../kit/page/card.tsx";
import { saveText } from "../../../kit/page/save-text.ts";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { useFigures } from "../outbreak/use-figures.ts";
import { Failing } from "./conclusion.tsx";
import { indicatorsFile } from "./file.ts";
import { useIndicators, verdictOnShare, verdictOnTime } from "./judged.ts";
import { INDICATORS } from "./words.ts";

type Answer = ResponseOf<typeof readToldIndicators>;

type Told = Answer["weeks"][number];

/** Each share of the newest week in which it is told: contacts are told later than codes. */
const newestShares = (weeks: readonly Told[], newest: Told): Told["shares"] =>
  Object.fromEntries(
    SHARE_INDICATORS.map((key) => [key, (newestWith(weeks, key) ?? newest).shares[key]]),
  ) as Told["shares"];

function Figures({ weeks, newest }: { readonly weeks: readonly Told[]; readonly newest: Told }) {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const rows = [
    ...TOLD_SHARES.map((key) => {
      const week = newestWith(weeks, key) ?? newest;
      const share = week.shares[key];
      return { key, day: week.day, figure: indicators.share(share), verdict: verdictOnShare(key, share) };
    }),
    ...newest.times.map((time) => ({
      key: time.step,
      day: newest.day,
      figure: indicators.time(time.step, time.p50),
      verdict: verdictOnTime(time),
    })),
  ];
  return (
    <DataTable
      caption={`${t("toldTitle")}: ${t("indicator")}`}
      columns={[
        { id: "indicator", title: t("indicator"), cell: ({ key }) => indicators.name(key) },
        { id: "week", title: t("week"), cell: ({ day }) => say.day(day) },
        { id: "value", title: t("value"), cell: ({ figure }) => figure },
        { id: "limit", title: t("limit"), cell: ({ key }) => indicators.limit(key) },
        {
          id: "verdict",
          title: t("verdict"),
          cell: ({ figure, verdict }) => (figure === t("none") ? "" : indicators.verdict(verdict)),
        },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

/** The newest week that is told. */
export function ToldCard() {
  const t = useWords(INDICATORS);
  const say = useFigures();
  const indicators = useIndicators();
  const query = useAsk(readToldIndicators, {});
  const drawn = (answer: Answer) => {
    const newest = answer.weeks.at(-1);
    if (!newest) return <p>{t("few_text")}</p>;
    const { averted } = answer;
    return (
      <>
        <PictureSays>
          {t("toldSays", { day: say.day(newest.day), share: indicators.share(newest.shares.codedInTime) })}
        </PictureSays>
        {averted && (
          <p>
            {t("toldAverted", {
              weeks: averted.weeks,
              low: say.integer(averted.low),
              high: say.integer(averted.high),
            })}
          </p>
        )}
        <Failing shares={newestShares(answer.weeks, newest)} times={newest.times} />
        <Figures weeks={answer.weeks} newest={newest} />
        <div className="stack only-screen">
          <Button
            onClick={() =>
              saveText(
                `hieu-qua-${newest.day}.json`,
                "application/json",
                JSON.stringify(indicatorsFile(answer), undefined, 2),
              )
            }
          >
            {t("save")}
          </Button>
          <p className="small">{t("saveHint")}</p>
        </div>
      </>
    );
  };
  return (
    <Card title={t("toldTitle")}>
      <Settled query={query} words={INDICATORS}>
        {drawn}
      </Settled>
    </Card>
  );
}
