/** What this slice does every so often. */
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import { warningOneIn } from "@bluezone/policy/dose-figures";
import { PROFILES } from "@bluezone/policy/profile";
import { Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import { issuePolicy } from "./hold/issue.ts";
import { watchCodes } from "./hold/watch.ts";
import { lapseThreshold } from "./threshold/lapse.ts";
import { decidedThreshold } from "./threshold/store.ts";

/** The jobs, in the order in which they run. Without a key to sign with no policy is issued. */
export function reportsJobs(context: Context): readonly Job[] {
  const { config, database, policySigner } = context;
  const profile = PROFILES[config.profile];
  const inForce = async () =>
    profile.dose
      ? {
          ...profile,
          dose: warningOneIn(profile.dose, (await decidedThreshold(database.db)) ?? config.warnOneIn),
        }
      : profile;
  const asked = askedSymptoms(config.disease);
  return [
    { name: Name("watch-codes"), every: Minutes(1), run: (now) => watchCodes(context, now) },
    { name: Name("threshold"), every: Minutes(1), run: (now) => lapseThreshold(context, now) },
    ...(policySigner
      ? [
          {
            name: Name("policy"),
            every: Minutes(1),
            run: async (now: Parameters<Job["run"]>[0]) =>
              issuePolicy(database, policySigner, { profile: await inForce(), asked }, now),
          },
        ]
      : []),
  ];
}
