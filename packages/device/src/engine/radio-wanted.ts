/** Whether the radio is to work at all. */
import type { Instant } from "@bluezone/protocol/time";
import type { DocumentOf } from "../storage.ts";
import { switchedOff } from "./config.ts";
import type { Context } from "./context.ts";

/** Paused until then, or null. */
export const pausedUntil = ({ pausedUntil: until }: DocumentOf<"phone">, now: Instant): Instant | null =>
  until !== null && now < until ? until : null;

/** Whether the radio is to work at all: consented, not paused, not switched off. */
export function radioWanted({ memory }: Context, now: Instant): boolean {
  const phone = memory.get("phone");
  const { config } = memory.get("config");
  return phone.consentAt !== null && pausedUntil(phone, now) === null && switchedOff(config, now) === null;
}
