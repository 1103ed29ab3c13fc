/** The operator's signed off-switch. The reason comes with it, in both languages. */
import { endMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const switchedOff: View<"switched-off"> = ({ until, reason }, { t, lang, steps }) => ({
  tone: "act",
  icon: "deaf",
  title: t("home:switched-off.title"),
  sentence: t("home:switched-off.sentence", { reason: reason[lang], until: endMoment(until, lang) }),
  next: { label: t("home:switched-off.button"), act: () => steps.go("/proofs") },
});
