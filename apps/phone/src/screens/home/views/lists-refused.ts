/** Lists came that are not to be trusted: a wrong signature, lines missing, or standing still. */
import type { View } from "../view.ts";

export const listsRefused: View<"lists-refused"> = ({ why }, { t, steps }) => ({
  tone: "act",
  icon: "unchecked",
  title: t(`home:lists-refused.${why === "bad-signature" ? "signature" : "incomplete"}.title`),
  sentence: t(`home:lists-refused.${why === "bad-signature" ? "signature" : "incomplete"}.sentence`),
  next: { label: t("home:lists-refused.button"), act: () => steps.tap("check") },
});
