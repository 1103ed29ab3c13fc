/**
 * The resident's own quarantine, by the code that the station sent in a text message: read, and a half-day's temperature entered, by
 * a tap alone. What could not be sent is not sent later by itself: later is another half of the day.
 */
import { call } from "@bluezone/contract/client";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { addDays, dayStart, type Instant, parseDay } from "@bluezone/protocol/time";
import type { HalfDay } from "../../half-day.ts";
import type { DocumentOf } from "../../storage.ts";
import type { Context } from "../context.ts";
import { readCode } from "../share/code.ts";

/** Days for which the code and what was last read stay on the phone after the last day of all: the release paper may be late. */
const QUARANTINE_KEPT_DAYS = 14;

/** The day as last read. */
export interface QuarantineView {
  readonly at: Instant;
  readonly seen: NonNullable<DocumentOf<"quarantine">["day"]>;
}

/** @param open whether it is open on this phone already: then it may be left while the call is on its way, and stays left */
async function ask(context: Context, code: string, open: boolean, log?: HalfDay): Promise<string> {
  const { memory } = context;
  const asked = { code, anySymptom: true as const };
  const answer = await call(context.health, quarantineDay, log === undefined ? asked : { ...asked, log });
  if (open && memory.get("quarantine").code !== code) return "left";
  if (answer.ok) {
    const { padding: _, ...day } = answer.value;
    memory.change("quarantine", { code, day, at: context.now() });
    return "read";
  }
  // A code that opens nothing any more is of no use to anybody.
  if (open && answer.code === "link_unknown") leaveQuarantine(context);
  return answer.code;
}

/** Opens a quarantine by its code, as typed or in its link. @returns "read", or a code of why not; then nothing is kept */
export async function openQuarantine(context: Context, text: string): Promise<string> {
  const code = readCode(text, "q");
  return code === undefined || code.length !== 16 ? "unreadable_code" : ask(context, code, false);
}

/** Reads the day anew, and enters a half-day first when one is given. @returns as `openQuarantine`; "left" when none is open */
export async function readQuarantine(context: Context, log?: HalfDay): Promise<string> {
  const { code } = context.memory.get("quarantine");
  return code === null ? "left" : ask(context, code, true, log);
}

/** Forgets the code and the day on this phone; at the station nothing changes. */
export function leaveQuarantine({ memory }: Context): void {
  if (memory.get("quarantine").code !== null)
    memory.change("quarantine", { code: null, day: null, at: null });
}

/** The day as last read; null when none is open. */
export function quarantineView({ memory }: Context): QuarantineView | null {
  const { day, at } = memory.get("quarantine");
  return day === null || at === null ? null : { seen: day, at };
}

/** When it is forgotten by itself; null when none is open. */
export function quarantineEnd({ day }: DocumentOf<"quarantine">): Instant | null {
  if (day === null) return null;
  const last = day.watchUntil ?? day.lastDay;
  return dayStart(addDays(parseDay(last), QUARANTINE_KEPT_DAYS + 1), "vietnam");
}

/** Forgets a quarantine that is long over. */
export function forgetQuarantine(context: Context, now: Instant): void {
  const end = quarantineEnd(context.memory.get("quarantine"));
  if (end !== null && end <= now) leaveQuarantine(context);
}
