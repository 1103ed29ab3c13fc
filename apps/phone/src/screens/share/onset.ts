/** The answer to "when did symptoms start?" between the engine, a choice of the screen, and words. */
import type { Onset } from "@bluezone/device/engine/share/view";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Say } from "../../words/catalogs.ts";

/** As a choice: "2020-12-20", "none" or "unknown"; null while unanswered. */
export const onsetChoice = (onset: Onset | null): string | null =>
  onset !== null && typeof onset === "object" ? isoDay(onset.day) : onset;

/** From a choice. Throws for what is none. */
export const onsetOf = (choice: string): Onset =>
  choice === "none" || choice === "unknown" ? choice : { day: parseDay(choice) };

/** "thứ Bảy 19/12", or that there were none or it is not known. */
export const onsetText = (onset: Onset, lang: Locale, t: Say): string =>
  typeof onset === "object" ? dayName(onset.day, lang) : t(`share:share.onset-${onset}`);
