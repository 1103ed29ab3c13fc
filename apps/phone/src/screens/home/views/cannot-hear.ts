/** Bluetooth is on and this phone does not hear. */
import type { View } from "../view.ts";

export const cannotHear: View<"cannot-hear"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:cannot-hear.title"),
  sentence: t("home:cannot-hear.sentence"),
  next: { label: t("home:cannot-hear.button"), act: () => steps.go("/self-check") },
});
