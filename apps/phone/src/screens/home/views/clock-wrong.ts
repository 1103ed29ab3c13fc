/** The phone's clock is wrong; matching waits until it is known by how much. */
import { lengthOf } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const clockWrong: View<"clock-wrong"> = ({ by }, { t, lang, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:clock-wrong.title"),
  sentence: t("home:clock-wrong.sentence", { by: lengthOf(by, lang) }),
  next: { label: t("home:clock-wrong.button"), act: () => steps.open("date") },
});
