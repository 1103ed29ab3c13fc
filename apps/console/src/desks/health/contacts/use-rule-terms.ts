/** What a definition of close contact asks for, in words. */
import type { RuleShown, Suggestion } from "@bluezone/contract/health/contacts";
import { useWords } from "../../../words/language.tsx";
import { CONTACTS } from "./words.ts";

/** How near, and for how long. */
export function useRuleTerms() {
  const t = useWords(CONTACTS);
  return ({ metres, minutesMasked }: RuleShown) => ({
    near: metres === null ? t("ruleAir") : t("ruleMetres", { metres }),
    minutes: minutesMasked === 0 ? t("ruleAnyTime") : t("ruleMasked", { count: minutesMasked }),
  });
}

/** Why something is suggested: of whoever was near enough by the terms of the rule itself. */
export function useWhy(): (suggestion: Pick<Suggestion, "why" | "rule">) => string {
  const t = useWords(CONTACTS);
  const terms = useRuleTerms();
  // Nothing is near without a rule that says what that is.
  return ({ why, rule }) => t(`why_${why}`, rule ? terms(rule) : { near: "", minutes: "" });
}
