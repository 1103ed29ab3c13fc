/** The state of the health server for its operator's monitoring. */
import { HELD } from "@bluezone/contract/health/alert-hold";
import { between, inSeconds } from "@bluezone/protocol/time";
import { addDatabaseGauge } from "@bluezone/server-kit/database-gauge";
import type { AnyEvent } from "@bluezone/server-kit/events";
import { gauge } from "@bluezone/server-kit/exposition";
import type { Metrics } from "@bluezone/server-kit/metrics";
import { UNLOGGED } from "../codes/events.ts";
import { floodSince, wrongLimit } from "../codes/flood.ts";
import { livingShortCodes, wrongCodes } from "../codes/store.ts";
import type { Context } from "../context.ts";
import { heldAt } from "../reports/hold/store.ts";
import { certificateKeysMade } from "./store.ts";

/**
 * Events that say when somebody used a code: shown by whole UTC days. That short codes are suspended an operator must see
 * at once.
 */
export const BY_DAY: readonly string[] = UNLOGGED.filter((event) => event !== "short_code_suspended");

/** Events that are watched from the first minute on. */
export const WATCHED: readonly AnyEvent[] = [
  { event: "short_code_suspended" },
  ...(["refused", "timeout", "unreachable"] as const).map((reason) => ({ event: "sms_failed", reason })),
];

/** Adds the state of a health server to what is measured. */
export function addGauges(metrics: Metrics, { config, database }: Context): void {
  addDatabaseGauge(metrics, database);
  metrics.add(async (now) => {
    const made = await certificateKeysMade(database.db);
    const held = await heldAt(database.db, now);
    const wrong = (await wrongCodes(database.db, now))
      .filter(({ minute }) => minute >= floodSince(now))
      .reduce((sum, one) => sum + one.wrong, 0);
    const limit = wrongLimit(await livingShortCodes(database.db, now), config.wrongCodes);
    return [
      // No number: that one phone has mistyped a code is nobody's to see.
      gauge(
        "bluezone_short_codes_guessed",
        "Whether more than half as many wrong short codes came in ten minutes as suspend them.",
        wrong > Math.max(limit / 2, 3) ? 1 : 0,
      ),
      gauge(
        "bluezone_alerts_held",
        "Whether phones are told to hold new alerts: all of them, or those of self-reports.",
        HELD.map((of) => ({ labels: { of }, value: held.has(of) ? 1 : 0 })),
      ),
      gauge(
        "bluezone_certificate_key_age_seconds",
        "How long ago the newest key of certificates was made.",
        Math.min(...made.map((at) => inSeconds(between(at, now)))),
      ),
      gauge("bluezone_certificate_keys", "How many keys of certificates stand in the JWKS.", made.length),
    ];
  });
}
