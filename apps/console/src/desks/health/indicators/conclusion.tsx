/** What does not work, in words, with what to do: before any figure. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type IndicatorShare, readIndicators } from "@bluezone/contract/health/indicators";
import type { OutbreakAsked } from "@bluezone/contract/health/outbreak";
import type { IndicatorTime } from "@bluezone/contract/told-indicators";
import { type Indicator, SHARE_INDICATORS, type ShareIndicator } from "@bluezone/policy/indicator";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Notice } from "../../../kit/page/notice.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { useIndicators, verdictOnShare, verdictOnTime } from "./judged.ts";
import { INDICATORS } from "./words.ts";

type Figures = {
  readonly shares: Readonly<Record<ShareIndicator, IndicatorShare>>;
  readonly times: readonly IndicatorTime[];
};

/** The indicators beyond their limit, and whether any could be judged at all. */
function failingOf({ shares, times }: Figures): {
  readonly keys: readonly Indicator[];
  readonly judged: boolean;
} {
  const verdicts = [
    ...SHARE_INDICATORS.map((key) => [key, verdictOnShare(key, shares[key])] as const),
    ...times.map((time) => [time.step, verdictOnTime(time)] as const),
  ];
  return {
    keys: verdicts.flatMap(([key, verdict]) => (verdict === "failing" ? [key] : [])),
    judged: verdicts.some(([, verdict]) => verdict !== null),
  };
}

/** The list, or that there is nothing in it. */
export function Failing(figures: Figures) {
  const t = useWords(INDICATORS);
  const say = useIndicators();
  const { keys, judged } = failingOf(figures);
  if (!judged) return <p>{t("few_text")}</p>;
  if (keys.length === 0) return <p>{t("noneFailing")}</p>;
  const figureOf = (key: Indicator): string => {
    const time = figures.times.find(({ step }) => step === key);
    return time ? say.time(time.step, time.p50) : say.share(figures.shares[key as ShareIndicator]);
  };
  return (
    <Notice>
      <h3>{t("failingTitle")}</h3>
      <ul className="failing">
        {keys.map((key) => (
          <li key={key}>
            <strong>{say.text(key, "fails")}</strong> {say.name(key)}: {figureOf(key)} ({say.limit(key)}).{" "}
            {say.text(key, "todo")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The card at the top. */
export function Conclusion({ asked }: { readonly asked: OutbreakAsked }) {
  const t = useWords(INDICATORS);
  const query = useAsk(readIndicators, asked);
  return (
    <Card title={t("summary")}>
      <Settled query={query} words={INDICATORS}>
        {(answer: ResponseOf<typeof readIndicators>) => <Failing {...answer} />}
      </Settled>
    </Card>
  );
}
