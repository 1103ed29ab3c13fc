/** No connection; the radio works all the same. */
import type { View } from "../view.ts";

export const offline: View<"offline"> = (_, { t, steps }) => ({
  tone: "calm",
  icon: "offline",
  title: t("home:offline.title"),
  sentence: t("home:offline.sentence"),
  next: { label: t("home:offline.button"), act: () => steps.tap("check") },
});
