/** The operator's word that the rollout server's clock is right. It stands in the audit log. */
import { type Day, unixSeconds } from "@bluezone/protocol/time";
import { acceptClock, type ClockReading } from "@bluezone/server-kit/accept-clock";
import type { Environment } from "@bluezone/server-kit/config";
import { audit, OPERATOR } from "@bluezone/staff/audit/audit";
import { readRolloutConfig } from "./config.ts";
import { migrations } from "./migrations/migrations.ts";
import type { Tables } from "./tables.ts";

/** Takes the word that it is `day` in Vietnam. Throws StartError. */
export function acceptRolloutClock(env: Environment, day: Day): Promise<ClockReading> {
  const { database: place } = readRolloutConfig(env);
  return acceptClock<Tables>("rollout", { place, migrations, day }, (trx, { last, now }) =>
    audit(trx, now, {
      actor: OPERATOR,
      action: "clock.accept",
      subject: String(unixSeconds(last ?? now)),
    }),
  );
}
