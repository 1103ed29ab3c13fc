/** When to try a call again whose answer did not come: soon at first, then every few minutes, never all phones at once. */
import { type Answer, retryable } from "@bluezone/contract/client";
import { type Instant, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import type { Random } from "../../ports.ts";
import { lengthBetween } from "../chance.ts";

const FIRST = Seconds(20);
const LONGEST = Minutes(10);

/** The next try after `tries` failed ones. */
export function nextTry(now: Instant, tries: number, random: Random): Instant {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10));
  return plus(now, lengthBetween(random, Seconds(most / 2_000), Seconds(most / 1_000)));
}

/** Codes that say nothing about what was asked: the server's own trouble, whatever status it gave them. */
const SERVERS_OWN: readonly string[] = [
  "internal_error",
  "internal_server_error",
  "maintenance_mode",
  "quota_exceeded",
  "unable_to_load_health_authority",
  "unknown_health_authority_id",
  "health_authority_missing_region_config",
];

/** Whether the same call may succeed later: no answer, a cut one, or the server's own trouble. */
export const worthRetrying = (answer: Answer<unknown>): boolean =>
  !answer.ok && (retryable(answer) || answer.code === "unreadable" || SERVERS_OWN.includes(answer.code));
