/** Options of the commands of a headless phone. */
import type { Onset } from "@bluezone/device/engine/share/view";
import { parseDay } from "@bluezone/protocol/time";
import { address, maybe, path, text, type ValueOption } from "./option.ts";

export const DATA = { data: path("DIR", "The phone's folder; one process at a time.") } as const;

/** Kept in the folder from the first run on. */
export const SERVERS = {
  keys: { ...maybe(address("The key server. The first run needs it.")), variable: "BLUEZONE_KEYS" },
  health: { ...maybe(address("The health server. The first run needs it.")), variable: "BLUEZONE_HEALTH" },
  "api-key": {
    ...maybe(text("KEY", "A device key of the health server. The first run needs it.")),
    variable: "BLUEZONE_DEVICE_KEY",
  },
  root: maybe(path("FILE", "JSON: the root or roots that it trusts. The first run needs it.")),
} as const;

/** Said wherever somebody might think otherwise. */
export const DEAF =
  "This phone has no Bluetooth: it hears nobody and nobody hears it; it warns only of what an imported log heard.";

/** The answer to when symptoms started. */
export const onset: ValueOption<Onset> = {
  form: "DATE|none|unknown",
  must: "a date such as 2020-12-27, none or unknown",
  about: "When symptoms started; needed when the result does not say.",
  read(given) {
    if (given === "none" || given === "unknown") return given;
    try {
      return { day: parseDay(given) };
    } catch {
      return undefined;
    }
  },
};
