/** A cluster of a name, as a request makes it. */
import { randomBytes } from "node:crypto";
import type { RequestInput } from "@bluezone/contract/endpoint";
import type { makeCluster } from "@bluezone/contract/health/clusters";

type Made = RequestInput<typeof makeCluster>;

/** What is asked for: a market of that name, of which nothing else is known unless `more` says it. */
export const namedCluster = (name: string, more: Partial<Made["cluster"]> = {}): Made => ({
  id: randomBytes(12).toString("hex"),
  cluster: {
    name,
    kind: "market",
    commune: null,
    address: null,
    from: null,
    to: null,
    venue: null,
    note: null,
    ...more,
  },
});
