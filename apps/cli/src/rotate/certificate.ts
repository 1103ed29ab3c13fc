/** The keys of certificates: they turn by themselves every 30 days; only a theft needs a hand. */
import { join } from "node:path";
import { readEnv } from "../env-file.ts";
import { Failure } from "../failure.ts";
import { HEALTH_ENV, type Rotation } from "./rotation.ts";

export const certificateKeys: Rotation = async (home, step) => {
  if (step !== "stolen")
    throw new Failure(
      "usage",
      "keys rotate certificate is for thefts (--stolen): these keys turn every 30 days by themselves.",
    );
  const { healthFrom } = await import("@bluezone/health/main");
  const health = await healthFrom(await readEnv(join(home, HEALTH_ENV)), { emit: () => {} });
  try {
    await health.replaceSigningKeys();
  } finally {
    await health.stop();
  }
  return {
    done: "Certificates are signed by a new key, and the old ones stand in the JWKS no more. Phones whose certificate was under way ask for another by themselves.",
    next: [
      "Start the server: systemctl start bluezone-health",
      "Change HEALTH_SECRET too: the thief had it, or could not have had the key: bluezone keys rotate health-secret --stolen",
      "Tell the key server's operator: within two minutes certificates of the old keys are refused there.",
    ],
  };
};
