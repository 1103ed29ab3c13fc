/** Bluetooth is switched off. */
import { timeOf } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const bluetoothOff: View<"bluetooth-off"> = ({ since }, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:bluetooth-off.title"),
  sentence: t("home:bluetooth-off.sentence", { since: timeOf(since) }),
  next: { label: t("home:bluetooth-off.button"), act: () => steps.mend("bluetooth") },
});
