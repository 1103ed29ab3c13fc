/** The keys of certificates: rotation, and what the key server reads of them: /jwks/:realm. */
import { between, inSeconds, Minutes } from "@bluezone/protocol/time";
import { Name } from "@bluezone/server-kit/measure/events";
import { gauge } from "@bluezone/server-kit/measure/exposition";
import { keyholdersOf } from "../callers.ts";
import type { HealthSlice } from "../slice.ts";
import { addJwks } from "./route-jwks.ts";
import { rotateSigningKeys } from "./signing-keys.ts";
import { certificateKeysMade } from "./store.ts";
import type {} from "./tables.ts";

export const signing: HealthSlice = {
  name: "signing",
  serve: (context) => ({
    endpoints: (http) => addJwks(keyholdersOf(http), context),
    jobs: [
      {
        name: Name("rotate-signing-keys"),
        every: Minutes(10),
        run: async (now) => void (await rotateSigningKeys(context, now)),
      },
    ],
    gauges: (metrics) =>
      metrics.add(async (now) => {
        const made = await certificateKeysMade(context.database.db);
        return [
          gauge(
            "bluezone_certificate_key_age_seconds",
            "How long ago the newest key of certificates was made.",
            Math.min(...made.map((at) => inSeconds(between(at, now)))),
          ),
          gauge("bluezone_certificate_keys", "How many keys of certificates stand in the JWKS.", made.length),
        ];
      }),
  }),
  lasting: { signing_key: "a job" },
  // No backup holds a private key: one that was stolen and replaced does not come back to be trusted. A restored server makes another.
  leftOut: ["signing_key"],
};
