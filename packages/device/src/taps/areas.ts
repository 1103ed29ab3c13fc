/** Taps: where the resident lives and was, which is said to nobody but this phone. */
import { isProvince } from "@bluezone/policy/provinces";
import { addDays, dayOf } from "@bluezone/protocol/time";
import { homeOf, STAY_READ, withStay } from "../engine/areas.ts";
import type { Life } from "../engine/life.ts";
import type { Phone } from "../phone.ts";

export const areasTaps = (life: Life): Pick<Phone, "chooseProvince" | "noteStay" | "dropStay"> => ({
  async chooseProvince(province) {
    if (!isProvince(province)) return "unknown_area";
    await life.tap((context) => {
      const { memory } = context;
      const before = homeOf(context);
      if (before === province) return;
      const others = memory.get("area").stays.filter((stay) => ![before, province].includes(stay.province));
      // Whoever moves was there until today: that is noted also where no more places can be.
      const left = dayOf(context.now(), "vietnam");
      const was = before === undefined ? [] : [{ province: before, left }];
      memory.change("area", { province, stays: [...others, ...was] });
    });
    return "chosen";
  },
  async noteStay(province, left) {
    const today = dayOf(life.context.now(), "vietnam");
    if (!isProvince(province)) return "unknown_area";
    if (left !== null && (left > today || addDays(left, STAY_READ) < today)) return "too_long_ago";
    if (province === homeOf(life.context)) return "noted";
    const stays = withStay(life.context.memory.get("area").stays, { province, left });
    if (stays === null) return "too_many";
    await life.tap(({ memory }) => memory.change("area", { stays }));
    return "noted";
  },
  dropStay: (province) =>
    life.tap(({ memory }) =>
      memory.change("area", {
        stays: memory.get("area").stays.filter((stay) => stay.province !== province),
      }),
    ),
});
