/** This version is older than what the signed configuration asks for. */
import type { View } from "../view.ts";

export const update: View<"update"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "update",
  title: t("home:update.title"),
  sentence: t("home:update.sentence"),
  next: { label: t("home:update.button"), act: () => steps.update() },
});
