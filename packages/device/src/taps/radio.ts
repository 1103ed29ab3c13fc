/** Taps: the radio rests, or works again. */
import { addDays, dayOf, dayStart, Hours, type Instant, plus } from "@bluezone/protocol/time";
import { beginGuard, endGuard } from "../engine/guard.ts";
import type { Life } from "../engine/life.ts";
import { radioWork } from "../engine/radio-work.ts";
import type { PauseLength, Phone } from "../phone.ts";

/** A pause until morning ends at this hour. */
const MORNING = Hours(6);

function pauseEnd(length: PauseLength, now: Instant): Instant {
  if (length === "until-morning")
    return plus(dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam"), MORNING);
  return plus(now, Hours(length === "1h" ? 1 : 8));
}

/** A radio that fails to fall silent is told again with the next run. */
export const radioTaps = (
  life: Life,
): Pick<Phone, "pause" | "resume" | "guard" | "endGuard" | "noMoreRemindersToday"> => ({
  async pause(length) {
    const { faults } = life.context;
    const guarded = endGuard(life.context);
    // Both at once: between them a run would speak again.
    const hushed = faults.attempt("hushing", () => life.air.hush(life.context));
    await life.tap(({ memory, now }) => memory.change("phone", { pausedUntil: pauseEnd(length, now()) }));
    await Promise.all([guarded, hushed]);
    await life.here(() => radioWork(life));
  },
  resume: () => life.tap(({ memory }) => memory.change("phone", { pausedUntil: null })),
  guard: (length) => beginGuard(life.context, length),
  endGuard: () => endGuard(life.context),
  noMoreRemindersToday: () =>
    life.tap(({ memory, now }) => memory.change("phone", { noRemindersOn: dayOf(now(), "vietnam") })),
});
