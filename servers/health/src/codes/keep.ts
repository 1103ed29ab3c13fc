/** How long what phones and keys leave behind is kept. */
import { minus } from "@bluezone/protocol/time";
import { type RetentionRule, rowsUntil } from "@bluezone/server-kit/jobs/retention";
import { sql } from "kysely";
import type { Counts } from "../counted.ts";
import { ms, type Tables } from "../tables.ts";
import { FLOOD_WINDOW } from "./flood.ts";
import { CODE_KEPT, LONG_CODE_LIFE } from "./lives.ts";
import { CLAIMED_FOR } from "./self-report.ts";

export const KEEP: readonly RetentionRule<Tables, Counts>[] = [
  /** Codes: a day after their end, so that their issuer can ask about them. */
  rowsUntil({
    counts: "codes",
    table: "code",
    column: "long_until_ms",
    until: (now) => ms(minus(now, CODE_KEPT)),
  }),
  /** Tokens, and with them what they were bound to: at their end. */
  rowsUntil({ counts: "tokens", table: "token", column: "until_ms", until: ms }),
  /** Hashes of phone numbers that reported: after 30 days; of those that only asked: when their code has ended. */
  rowsUntil({
    counts: "phones",
    table: "phone",
    column: "at_ms",
    until: (now) => ms(minus(now, CLAIMED_FOR)),
  }),
  rowsUntil({
    counts: "phones",
    table: "phone",
    column: "at_ms",
    until: (now) => ms(minus(now, LONG_CODE_LIFE)),
    also: sql<boolean>`not claimed`,
  }),
  /** Counts of wrong codes: when no suspension can come of them any more. */
  rowsUntil({
    counts: "minutes",
    table: "wrong_code",
    column: "minute_ms",
    until: (now) => ms(minus(minus(now, FLOOD_WINDOW), FLOOD_WINDOW)),
  }),
];
