/** Records that wait for a hand-over: to be taken or declined here, or asked of others and withdrawn. Nobody is named. */
import { listCases, readCase } from "@bluezone/contract/health/cases";
import { answerHandOver, listHandOvers } from "@bluezone/contract/health/hand-overs";
import { readToday } from "@bluezone/contract/health/today";
import { Button } from "@mantine/core";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import "./cases.css";
import { CASES } from "./words.ts";

/** Nothing at all while none waits. */
export function WaitingHandOvers() {
  const t = useWords(CASES);
  const toast = useToast();
  const { data } = useAsk(listHandOvers, {});
  const answer = useDo(answerHandOver, { changes: [listHandOvers, listCases, readCase, readToday] });
  if (!data || data.handOvers.length === 0) return null;
  const give = async (id: string, said: "taken" | "declined" | "withdrawn"): Promise<void> => {
    const done = await answer.mutateAsync({ id, answer: said }).catch(() => undefined);
    if (!done) return;
    if (said === "taken")
      toast(t("taken"), () => (
        <PageLink to="/cases/$id" parts={{ id: done.caseId }}>
          {t("open")}
        </PageLink>
      ));
    else toast(t(said));
  };
  return (
    <Card title={t("handOversWaiting")}>
      <ul className="care-lines">
        {data.handOvers.map(({ id, side, number, reason, fromUnitName, toUnitName }) => (
          <li key={id} className="row">
            <span>
              {side === "mine"
                ? t("waitingMine", { number, unit: fromUnitName, reason })
                : t("waitingTheirs", { number, unit: toUnitName, reason })}
            </span>
            {side === "mine" ? (
              <>
                <Button onClick={() => void give(id, "taken")}>{t("take")}</Button>
                <Button onClick={() => void give(id, "declined")}>{t("decline")}</Button>
              </>
            ) : (
              <Button onClick={() => void give(id, "withdrawn")}>{t("withdraw")}</Button>
            )}
          </li>
        ))}
      </ul>
      {answer.error && <Failed error={answer.error} words={CASES} />}
    </Card>
  );
}
