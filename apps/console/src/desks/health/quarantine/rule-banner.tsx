/** That a new rule moved ends, above the list, until an officer has confirmed it. */
import { listRuleChanges } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** The banner; nothing when no change waits. */
export function RuleBanner() {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const { data } = useAsk(listRuleChanges, {});
  if (!data || data.rules.length === 0) return null;
  return (
    <Notice row label={t("rulesTitle")}>
      <div>
        {data.rules.map(({ from, moved }) => (
          <p key={from}>{t("ruleBanner", { from: says.day(from), count: moved.length })}</p>
        ))}
      </div>
      <PageButton to="/quarantine/changes">{t("ruleLook")}</PageButton>
    </Notice>
  );
}
