/** That a new rule moved ends, above the list, until an officer has confirmed it. */
import { listRuleChanges } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import "./quarantine.css";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** The banner; nothing when no change waits. */
export function RuleBanner() {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { data } = useAsk(listRuleChanges, {});
  if (!data || data.rules.length === 0) return null;
  return (
    <section className="quarantine-banner row" aria-label={t("rulesTitle")}>
      <div>
        {data.rules.map(({ from, moved }) => (
          <p key={from}>{t("ruleBanner", { from: says.day(from), n: String(moved.length) })}</p>
        ))}
      </div>
      <PageButton to="/quarantine/changes">{t("ruleLook")}</PageButton>
    </section>
  );
}
