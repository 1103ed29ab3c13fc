/** Near a person who later tested positive, by the rule of the risk profile. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { aboutMinutes } from "../../../words/moments.ts";
import { encounterTime } from "../../alert/encounter-time.ts";
import type { View } from "../view.ts";

export const exposedHigh: View<"exposed-high"> = ({ alert }, { t, lang, steps }) => ({
  tone: "near",
  icon: "near",
  title: t("home:exposed-high.title"),
  sentence: t("home:exposed-high.sentence", {
    when: capital(encounterTime(alert, lang)),
    minutes: aboutMinutes(alert.minutes, lang),
    confidence: t(`alert:confidence.${alert.confidence}`),
  }),
  next: { label: t("home:exposed-high.button"), act: () => steps.go(`/alert/${alert.id}`) },
});
