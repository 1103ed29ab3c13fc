/** Looks every minute whether phones are to be told something new. */
import { Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../../context.ts";
import { issueLocal } from "./issue.ts";

/** No job without a key to sign with. */
export const localJobs = ({ config, database, signer }: Context): readonly Job[] =>
  signer
    ? [
        {
          name: Name("local-document"),
          every: Minutes(1),
          run: (now) => issueLocal(config.province, database, signer, now),
        },
      ]
    : [];
