/** From which day someone near a close contact (F2) may test if they wish: so many days after they were last near them. */
import { PROFILES } from "@bluezone/policy/profile";
import { addDays, type Day } from "@bluezone/protocol/time";

/** Never before today: that day may have passed. */
export const testFrom = (lastNear: Day, today: Day): Day => {
  const first = addDays(lastNear, PROFILES.default.steps.secondContactTestFromDays);
  return first > today ? first : today;
};
