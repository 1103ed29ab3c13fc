/** The operator's word that the key server's clock is right. */
import type { Day } from "@bluezone/protocol/time";
import type { Environment } from "@bluezone/server-kit/start/config";
import { acceptClock, type ClockReading } from "@bluezone/server-kit/time/accept-clock";
import { readStored } from "./config.ts";
import { migrations } from "./migrations/migrations.ts";

/** Takes the word that it is `day` in Vietnam. Throws StartError. */
export async function acceptKeysClock(env: Environment, day: Day): Promise<ClockReading> {
  const { places } = await readStored(env);
  return acceptClock("keys", { place: places.database, migrations, day });
}
