/** A definition of close contact in one sentence: its first day, its document, what it asks for. */
import type { RuleShown } from "@bluezone/contract/health/contacts";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useRuleTerms } from "./use-rule-terms.ts";
import { CONTACTS } from "./words.ts";

/** Says so when there is none on that day. */
export function RuleLine({ rule }: { readonly rule: RuleShown | null }) {
  const t = useWords(CONTACTS);
  const [locale] = useLocale();
  const terms = useRuleTerms();
  if (!rule) return <p className="small">{t("ruleNone")}</p>;
  return (
    <p className="small">
      {t("rule", {
        day: date(parseDay(rule.validFrom), locale),
        document: rule.document,
        ...terms(rule),
        days: rule.daysBeforeOnset,
      })}{" "}
      {rule.daysAfterOnset !== null && `${t("ruleUntil", { days: rule.daysAfterOnset })} `}
      {!rule.confirmed && t("ruleOpen")}
    </p>
  );
}
