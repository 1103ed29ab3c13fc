/** Where a resident's quarantine stands today, out of what was last read of it. */
import type { QuarantineView } from "@bluezone/device/engine/quarantine/own";
import { dayOf, type Instant, parseDay, wallTime } from "@bluezone/protocol/time";
import type { Ending } from "../../words/catalogs.ts";

/** Before noon it is the morning, from noon on the afternoon. */
export type Half = "morning" | "afternoon";

/** What one day shows. */
export interface Standing {
  /** Day `day` of `days`; 0 or less before it begins. */
  readonly day: number;
  readonly days: number;
  /** `before` it begins, `on`, `over` when its last day is past or the station has ended it. */
  readonly is: "before" | "on" | "over";
  readonly half: Half;
  /** Whether this half-day is known to have its entry. What was read on another day says nothing of today. */
  readonly entered: boolean;
  /** Whether what was read is of today. */
  readonly fresh: boolean;
}

/** @param now the phone's time */
export function standingOf({ seen, at }: QuarantineView, now: Instant): Standing {
  const today = dayOf(now, "vietnam");
  const half: Half = wallTime(now, "vietnam").hour < 12 ? "morning" : "afternoon";
  const fresh = dayOf(at, "vietnam") === today;
  const over = seen.ended !== null || today > parseDay(seen.lastDay);
  const day = today - parseDay(seen.firstDay) + 1;
  return {
    day,
    days: seen.days,
    is: over ? "over" : day < 1 ? "before" : "on",
    half,
    entered: fresh && seen[half] !== null,
    fresh,
  };
}

/** What went wrong, as the part of a key under `messages:quarantine.fault`. */
export type QuarantineFault = Ending<"messages:quarantine.fault.">;

const FAULTS: Readonly<Record<string, QuarantineFault>> = {
  unreadable_code: "unreadable-code",
  link_unknown: "link-unknown",
  half_done: "half-done",
  quarantine_over: "quarantine-over",
  temperature_invalid: "temperature-invalid",
  unreachable: "unreachable",
};

/** The words for what came of a tap; null when it went well. */
export const faultOf = (outcome: string): QuarantineFault | null =>
  outcome === "read" || outcome === "left" ? null : (FAULTS[outcome] ?? "other");
