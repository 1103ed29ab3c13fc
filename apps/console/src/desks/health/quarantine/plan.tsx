/** What today's rule asks of a quarantine: its last day, tests, place. */
import { planQuarantine } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { useWords } from "../../../words/language.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** What today's rule asks for from a day on. */
export const usePlan = (firstDay: string, vaccinated: boolean, when = true) =>
  useAsk(planQuarantine, { firstDay, vaccinated }, { keep: true, when });

/** It is said before anything is kept. */
export function Plan({ firstDay, vaccinated }: { readonly firstDay: string; readonly vaccinated: boolean }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { data } = usePlan(firstDay, vaccinated);
  if (!data) return null;
  const { rule, days, lastDay, tests, watchUntil, place } = data;
  return (
    <div className="card" role="status">
      <p>
        <strong>
          {days === 0
            ? t("planNone", { document: rule.document })
            : t("planLine", { document: rule.document, days: String(days), last: says.day(lastDay) })}
        </strong>
      </p>
      {place !== "none" && <p>{t(`planPlace_${place}`)}</p>}
      {tests.length > 0 && <p>{t("planTests", { days: tests.map(says.day).join(", ") })}</p>}
      {watchUntil && <p>{t("planWatch", { day: says.day(watchUntil) })}</p>}
      {!rule.confirmed && <p className="small">{t("ruleUnconfirmed")}</p>}
    </div>
  );
}
