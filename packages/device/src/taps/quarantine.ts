/** Taps: the resident's own quarantine. */
import type { Life } from "../engine/life.ts";
import { leaveQuarantine, openQuarantine, readQuarantine } from "../engine/quarantine/own.ts";
import type { Phone } from "../phone.ts";

export const quarantineTaps = (
  life: Life,
): Pick<Phone, "openQuarantine" | "readQuarantine" | "leaveQuarantine"> => ({
  async openQuarantine(text) {
    if (!life.started) return "not_started";
    const outcome = await life.online((context) => openQuarantine(context, text));
    await life.store();
    return outcome;
  },
  async readQuarantine(log) {
    const outcome = await life.online((context) => readQuarantine(context, log));
    await life.store();
    return outcome;
  },
  leaveQuarantine: () => life.tap(leaveQuarantine),
});
