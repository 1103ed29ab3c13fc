/** Bluetooth is on and this phone is not heard. */
import type { View } from "../view.ts";

export const cannotSend: View<"cannot-send"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:cannot-send.title"),
  sentence: t("home:cannot-send.sentence"),
  next: { label: t("home:cannot-send.button"), act: () => steps.go("/self-check") },
});
