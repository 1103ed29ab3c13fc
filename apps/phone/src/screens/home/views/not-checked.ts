/** No list came for a day or more. */
import { sinceMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const notChecked: View<"not-checked"> = ({ since }, { t, lang, state, steps }) => ({
  tone: "act",
  icon: "unchecked",
  title: t("home:not-checked.title", { since: sinceMoment(since, state.now, lang) }),
  sentence: t("home:not-checked.sentence"),
  next: { label: t("home:not-checked.button"), act: () => steps.tap("check") },
});
