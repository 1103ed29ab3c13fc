/** A visit that does not hold any more: what stands against it, and what its officer can do. */
import { useWords } from "../../../../words/language.tsx";
import type { PendingVisit, Refusal } from "./pending-visit.ts";
import type { Round } from "./use-round.ts";
import { useTells } from "./use-tells.ts";
import { ROUND } from "./words.ts";

function useReason(): (refused: Refusal) => string {
  const t = useWords(ROUND);
  const tells = useTells();
  return (refused) => {
    switch (refused.result) {
      case "conflict": {
        const { theirs } = refused;
        return t("refused_conflict", { time: tells.time(Date.parse(theirs.at)), value: tells.entry(theirs) });
      }
      case "moved":
        return t("refused_moved", {
          place: refused.place === "home" ? t("home") : (refused.siteName ?? t("site")),
        });
      case "ended":
        return t(refused.kind === "died" ? "refused_died" : "refused_ended", { day: tells.day(refused.day) });
      default:
        return t(`refused_${refused.result}`);
    }
  };
}

/** The card. */
export function RefusedVisit({
  visit,
  refused,
  round: { nameOf, insist, drop },
}: {
  readonly visit: PendingVisit;
  readonly refused: Refusal;
  readonly round: Round;
}) {
  const t = useWords(ROUND);
  const tells = useTells();
  const reason = useReason();
  const name = nameOf(visit.of);
  const shown = name === undefined ? t("nameless") : name === "" ? t("out") : name;
  return (
    <li className="person refused">
      <h3>{t("refusedHead", { name: shown, time: tells.time(visit.at), value: tells.said(visit.said) })}</h3>
      <p>{reason(refused)}</p>
      {(refused.result === "conflict" || refused.result === "moved") && (
        <button type="button" className="plain" onClick={() => void insist(visit)}>
          {t(refused.result === "conflict" ? "keepMine" : "keepMoved")}
        </button>
      )}
      {refused.result === "ended" && <a href={`./#/quarantine/${visit.of}`}>{t("openFile")}</a>}
      <button type="button" className="plain" onClick={() => void drop(visit)}>
        {t(refused.result === "conflict" ? "keepTheirs" : "discard")}
      </button>
    </li>
  );
}
