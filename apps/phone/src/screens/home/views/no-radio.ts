/** No radio at all, as in a browser: this cannot protect anybody, and says so. */
import type { View } from "../view.ts";

export const noRadio: View<"no-radio"> = (_, { t, steps }) => ({
  tone: "calm",
  icon: "calm",
  title: t("home:no-radio.title"),
  sentence: t("home:no-radio.sentence"),
  next: { label: t("home:no-radio.button"), act: () => steps.go("/what-it-does") },
});
