/** Taps: what is on this phone, taken along or deleted. */
import { exportData } from "../engine/export.ts";
import { holdings } from "../engine/holdings.ts";
import type { Life } from "../engine/life.ts";
import type { Phone } from "../phone.ts";

export const holdingTaps = (life: Life): Pick<Phone, "holdings" | "exportData" | "deleteEverything"> => ({
  holdings: () => holdings(life.context),
  exportData: () => exportData(life.context),
  deleteEverything: () => life.end(),
});
