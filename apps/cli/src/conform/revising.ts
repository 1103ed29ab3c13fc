/** Revising: what was published is published again with the revision token of then, once, towards what is surer. */
import { casesOf } from "./case.ts";
import { expects, textOf } from "./expect.ts";
import { inserts } from "./publishing.ts";
import type { SentKey, Visit } from "./visit.ts";

/** Publishes as a report, with a token or without. */
async function as(visit: Visit, report: string, keys: readonly SentKey[], revisionToken = "") {
  return visit.publish(await visit.certify(keys, { report }), { revisionToken });
}
const tokenOf = (said: Awaited<ReturnType<typeof as>>): string => textOf(said, "revisionToken");

export const revising = casesOf("revising", {
  "likely becomes confirmed once, and the same again changes nothing": async (visit) => {
    const keys = visit.dayKeys(2, 1);
    const first = tokenOf(inserts(await as(visit, "likely", keys), 2));
    const revised = tokenOf(inserts(await as(visit, "confirmed", keys, first), 0));
    inserts(await as(visit, "confirmed", keys, revised), 0);
    expects(await as(visit, "negative", keys, revised), 400, "key_already_revised");
  },
  "likely is taken back by a negative result": async (visit) => {
    const keys = visit.dayKeys(1, 1);
    const first = tokenOf(inserts(await as(visit, "likely", keys), 1));
    inserts(await as(visit, "negative", keys, first), 0);
  },
  "confirmed changes to nothing else": async (visit) => {
    const keys = visit.dayKeys(1, 1);
    const first = tokenOf(inserts(await as(visit, "confirmed", keys), 1));
    expects(await as(visit, "likely", keys, first), 400, "invalid_report_type_transition");
  },
  "another's revision token, and what is none, revise nothing": async (visit) => {
    const [mine, theirs] = [visit.dayKeys(1, 1), visit.dayKeys(1, 1)];
    inserts(await as(visit, "likely", mine), 1);
    const token = tokenOf(inserts(await as(visit, "likely", theirs), 1));
    const share = await visit.certify(mine);
    for (const revisionToken of [token, "AAAA"])
      expects(await visit.publish(share, { revisionToken }), 400, "invalid_revision_token");
  },
});
