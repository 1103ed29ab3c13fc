/** The first day: it works, and there is little yet that it could say. */
import { lengthOf } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const firstDay: View<"first-day"> = ({ listened }, { t, lang, steps }) => ({
  tone: "well",
  icon: "well",
  title: t("home:first-day.title"),
  sentence: t("home:first-day.sentence", { listened: lengthOf(listened, lang) }),
  next: { label: t("home:first-day.button"), act: () => steps.go("/what-it-does") },
});
