/** Nothing has begun: the resident has not agreed yet. */
import type { View } from "../view.ts";

export const welcome: View<"welcome"> = (_, { t, steps }) => ({
  tone: "calm",
  icon: "calm",
  title: t("home:welcome.title"),
  sentence: t("home:welcome.sentence"),
  next: { label: t("home:welcome.button"), act: () => steps.go("/first-run") },
});
