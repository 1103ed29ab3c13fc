/** The rotating keys of keyed hashes. */
import { Name } from "@bluezone/server-kit/measure/events";
import type { HealthSlice } from "../slice.ts";
import { rotateHashKeys } from "./hash-keys.ts";
import { HASH_KEY_STEP } from "./rotation.ts";
import type {} from "./tables.ts";

export const hashing: HealthSlice = {
  name: "hashing",
  serve: (context) => ({
    jobs: [
      {
        name: Name("rotate-hash-keys"),
        every: HASH_KEY_STEP,
        run: async (now) => void (await rotateHashKeys(context, now)),
      },
    ],
  }),
  lasting: { hash_key: "a job" },
  backup: ["hash_key"],
};
