/** Taps: what a resident agrees to, and what they say of where they are. */
import { ADULT, consented, isArea } from "../consent.ts";
import { endActive, endAlerts } from "../engine/active/end.ts";
import { districtOf, isNamed } from "../engine/active/question.ts";
import { begin } from "../engine/begin.ts";
import type { Life } from "../engine/life.ts";
import type { Phone } from "../phone.ts";

/** Nothing happens before consent. */
export const consentTaps = (
  life: Life,
): Pick<Phone, "start" | "consentToStatistics" | "consentToAlerts" | "chooseDistrict" | "chooseArea"> => ({
  async start(consent = ADULT) {
    if (life.started) return "started";
    const outcome = consented(consent);
    if (outcome === "started") await life.tap((context) => begin(context, consent));
    return outcome;
  },
  consentToStatistics: (on) =>
    life.tap((context) => {
      if (!life.started) return;
      const { memory, now } = context;
      const agreed = memory.get("consent").statistics !== null;
      if (agreed && !on) endActive(context);
      if (!agreed && on) memory.change("active", { district: districtOf(memory.get("area").commune) });
      memory.change("consent", { statistics: on ? now() : null, ...(on ? {} : { alerts: null }) });
    }),
  consentToAlerts: (on) =>
    life.tap((context) => {
      const { memory, now } = context;
      if (memory.get("consent").statistics === null) return;
      if (!on) endAlerts(context);
      memory.change("consent", { alerts: on ? now() : null });
    }),
  async chooseDistrict(district) {
    if (district !== null && !isNamed(district)) return "unknown_area";
    await life.tap(({ memory }) => {
      if (memory.get("consent").statistics !== null) memory.change("active", { district });
    });
    return "chosen";
  },
  async chooseArea(area) {
    if (area !== null && !isArea(area)) return "unknown_area";
    await life.tap(({ memory }) => memory.change("area", { commune: area }));
    return "chosen";
  },
});
