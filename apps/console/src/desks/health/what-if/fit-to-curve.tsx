/** Looks for the R0 with which the simulation is like the cases that the desk reported. */
import { readCurve } from "@bluezone/contract/health/outbreak";
import type { Fit, Thin } from "@bluezone/epidemic/calibration";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Fold } from "../../../kit/page/fold.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { SOURCE } from "../../common/what-if/answer.tsx";
import { type Choices, scenarioOf } from "../../common/what-if/choices.ts";
import { Running } from "../../common/what-if/running.tsx";
import { StudyFailed } from "../../common/what-if/study-failed.tsx";
import { useSaid } from "../../common/what-if/use-said.ts";
import { useStudy } from "../../common/what-if/use-study.ts";
import { WHAT_IF } from "../../common/what-if/words.ts";

const WEEKS = 8;
/** Draws for each source of contacts: the twentieth of them is kept. */
const DRAWS = 400;
const SEED = 1;

/** `choose` is given the choice with the R0 that was found. */
export function FitToCurve({
  choices,
  choose,
}: {
  readonly choices: Choices;
  readonly choose: (next: Choices) => void;
}) {
  const t = useWords(WHAT_IF);
  const said = useSaid();
  const { me } = useSession();
  const { data } = useAsk(readCurve, { unitId: me.unit.id, district: null, weeks: WEEKS });
  const { ask, progress, stop } = useStudy();
  const [fits, setFits] = useState<readonly Fit[]>();
  const [failed, setFailed] = useState(false);
  if (data?.by !== "day") return null;
  const curve = data.points.map(({ report }) => (report.is === "shown" ? report.value : 0));
  async function fit(): Promise<void> {
    const scenario = scenarioOf(choices);
    setFailed(false);
    try {
      const found = await ask({ of: "fit", scenario, curve, draws: DRAWS, seed: SEED }, scenario.contacts);
      if (found) setFits(found);
    } catch {
      setFailed(true);
    }
  }
  const reason = (thin: Thin): string =>
    thin.is === "wide" ? t("thin_wide") : t(`thin_${thin.is}`, { there: thin.there, wanted: thin.wanted });
  return (
    <Fold card onlyScreen title={t("fitTitle")}>
      <p>{t("fitText")}</p>
      {curve.some((cases) => cases > 0) ? (
        <div className="row">
          <Button disabled={progress !== undefined} onClick={() => void fit()}>
            {t("fit")}
          </Button>
          {progress && <Running progress={progress} stop={stop} />}
        </div>
      ) : (
        <p>{t("fitNone")}</p>
      )}
      {failed && <StudyFailed again={() => void fit()} />}
      {fits?.map(({ contacts, r0, thin }) => {
        const found = Math.round(100 * r0.q50) / 100;
        return (
          <div key={contacts} className="stack">
            <p>
              {t("fitSays", {
                source: t(SOURCE[contacts]),
                r0: said.hundredth(r0.q50),
                low: said.hundredth(r0.q05),
                high: said.hundredth(r0.q95),
              })}
            </p>
            {thin.length > 0 && (
              <p className="fault">{t("fitThin", { reasons: thin.map(reason).join("; ") })}</p>
            )}
            <div className="row">
              <Button onClick={() => choose({ ...choices, r0: found })}>
                {t("fitUse", { r0: said.hundredth(found) })}
              </Button>
            </div>
          </div>
        );
      })}
    </Fold>
  );
}
