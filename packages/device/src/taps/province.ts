/** Taps: what the province tells, and whom a resident has helped. */
import type { Life } from "../engine/life.ts";
import { loadSound } from "../engine/local/sound.ts";
import { loadVenues } from "../engine/local/venues.ts";
import { localView } from "../engine/local/view.ts";
import type { Phone } from "../phone.ts";

export const provinceTaps = (
  life: Life,
): Pick<Phone, "local" | "loadVenues" | "loadSound" | "countHelped"> => ({
  local: async () => localView(life.context.memory.get("local")),
  async loadVenues(district) {
    const outcome = await life.online((context) => loadVenues(context, district));
    await life.store();
    return outcome;
  },
  loadSound: (sum) => life.online((context) => loadSound(context, sum)),
  countHelped: (step) =>
    life.tap(({ memory }) =>
      memory.change("help", { helped: Math.max(0, memory.get("help").helped + step) }),
    ),
});
