/** Questions about clusters and chains: who sees a cluster, who is in it, and which cases and links a forest is made of. */
import { GROWN_DAYS } from "@bluezone/contract/health/clusters";
import { addDays, Days, minus } from "@bluezone/protocol/time";
import { casesInClusters, clustersOf } from "../cases/clusters-store.ts";
import { listCases } from "../cases/list-store.ts";
import { type ChainFilter, casesOfChains, linksTo } from "../chains/store.ts";
import {
  casesOfCluster,
  changesOf,
  clusterById,
  contactsOfCluster,
  countMembers,
  deleteMembers,
  findCluster,
  insertMembers,
  listClusters,
  lockOwn,
  lockSeen,
  reachedCases,
  reachedContacts,
} from "../clusters/store.ts";
import { GROWN } from "../clusters/waiting-store.ts";
import { clustersOfContacts } from "../contacts/holding-store.ts";
import { type Asker, ELSEWHERE, just, type Question } from "./questions.ts";
import { asksFor } from "./waiting.ts";

/** What there are of. */
export function questionsOfClusters(asker: Asker): readonly Question[] {
  const { ours, theirs, now, today, scope, path } = asker;
  const since = minus(now, Days(GROWN_DAYS));
  const all = { state: "all" } as const;
  const own = { unit_path: path, commune: null, closed_ms: null, kind: "market" };
  const above = { unit_path: path.split("/").slice(0, -2).concat("").join("/") };
  const cluster = (of: string, ask: Question["ask"], rest: Partial<Question> & Pick<Question, "not">) => ({
    ...{ of: `clusters ${of}`, table: "cluster", ask, row: own },
    ...rest,
  });
  const inCase = {
    cluster_id: ours.clusterId,
    member_id: ours.caseId,
    case_id: ours.caseId,
    contact_id: null,
  };
  const inContact = {
    ...{ cluster_id: ours.clusterId, member_id: ours.contactId, case_id: null, contact_id: ours.contactId },
  };
  const another = { member_id: theirs.caseId, case_id: theirs.caseId };
  const elsewhere = { cluster_id: theirs.clusterId };
  const member = (of: string, ask: Question["ask"], rest: Partial<Question> & Pick<Question, "not">) => ({
    ...{
      of: `members of clusters ${of}`,
      table: "cluster_member",
      ask,
      row: { ...inCase, added_ms: just(now) },
    },
    ...rest,
  });
  const chained = (filter: ChainFilter) => async (trx: Parameters<typeof casesOfChains>[0]) =>
    (await casesOfChains(trx, scope, filter)).map(({ case_id }) => case_id);
  const began = addDays(today, -400);
  const chainRow = {
    ...{ person_id: ours.personId, unit_path: path, merged_into: null, class: "confirmed" },
    ...{ commune: ours.commune, onset_day: began, sample_day: null, class_day: today },
  };
  const forest = (of: string, filter: ChainFilter, rest: Partial<Question> & Pick<Question, "not">) => ({
    ...{ of: `cases of chains ${of}`, table: "case_record", row: chainRow, ask: chained(filter) },
    ...rest,
  });
  const link = { case_id: ours.caseId, became_case_id: ours.pair[0] };
  const hidden = { ...own, ...ELSEWHERE };
  return [
    cluster("that are seen", (trx) => listClusters(trx, scope, all, since), {
      also: [above, { ...ELSEWHERE, commune: ours.commune }, { closed_ms: "1" }],
      not: [ELSEWHERE, { ...ELSEWHERE, commune: "30463" }],
    }),
    cluster("that are open", (trx) => listClusters(trx, scope, { state: "open" }, since), {
      not: [{ closed_ms: "1" }],
    }),
    cluster("that are closed", (trx) => listClusters(trx, scope, { state: "closed" }, since), {
      row: { ...own, closed_ms: "1" },
      not: [{ closed_ms: null }],
    }),
    cluster("of a kind", (trx) => listClusters(trx, scope, { ...all, kind: "bus" }, since), {
      row: { ...own, kind: "bus" },
      not: [{ kind: "market" }],
    }),
    cluster("of a commune", (trx) => listClusters(trx, scope, { ...all, commune: ours.commune }, since), {
      row: { ...own, commune: ours.commune },
      not: [{ commune: null }, { commune: "30463" }],
    }),
    ...([findCluster, lockSeen] as const).map((find) =>
      cluster(`by ${find.name}`, (trx) => find(trx, scope, "new"), {
        also: [above],
        not: [ELSEWHERE, { id: "other" }],
      }),
    ),
    cluster("to change", (trx) => lockOwn(trx, scope, "new"), { not: [ELSEWHERE, above, { id: "other" }] }),
    cluster("by an id", (trx) => clusterById(trx, "new"), { also: [hidden], not: [{ id: "other" }] }),
    member("that are cases", async (trx) => (await casesInClusters(trx).execute()).length, {
      not: [inContact],
    }),
    member("of a cluster, cases", (trx) => casesOfCluster(trx, ours.clusterId), {
      not: [elsewhere, inContact],
    }),
    member("of a cluster, contacts", (trx) => contactsOfCluster(trx, ours.clusterId), {
      row: inContact,
      not: [elsewhere, inCase],
    }),
    member("that are in a list of cases", (trx) => listed(trx), { not: [elsewhere, inContact] }),
    member("of a case", (trx) => clustersOf(trx, [ours.caseId]), { not: [another] }),
    member("of a contact", (trx) => clustersOfContacts(trx, [ours.contactId]), {
      row: inContact,
      not: [inCase],
    }),
    member("that are counted", (trx) => countMembers(trx, ours.clusterId), { not: [elsewhere] }),
    member("that came of late", asksFor(GROWN, asker), {
      row: { ...inCase, added_ms: just(since, 1) },
      not: [inContact, elsewhere, { added_ms: just(since) }],
    }),
    member("that are taken out", (trx) => take(trx, [ours.caseId], []), {
      not: [another, elsewhere, inContact],
    }),
    member("that are contacts and taken out", (trx) => take(trx, [], [ours.contactId]), {
      row: inContact,
      not: [inCase],
    }),
    member(
      "that were there before",
      (trx) => insertMembers(trx, [{ ...inCase, added_ms: "1", added_by: "b" }]),
      { not: [another, elsewhere] },
    ),
    forest(
      "within reach",
      {},
      {
        also: [{ class: "suspected" }],
        not: [ELSEWHERE, { merged_into: ours.caseId }, { class: "discarded" }],
      },
    ),
    forest("of communes", { communes: [ours.commune] }, { not: [{ commune: null }, { commune: "30463" }] }),
    forest(
      "that began on some days",
      { from: began, to: began },
      {
        also: [
          { onset_day: null, sample_day: began },
          { onset_day: null, class_day: began },
        ],
        not: [{ onset_day: began - 1 }, { onset_day: began + 1 }],
      },
    ),
    member("that a forest is narrowed to", chained({ clusterId: ours.clusterId }), {
      not: [elsewhere, inContact],
    }),
    {
      ...{ of: "links of chains", table: "contact", row: link, ask: (trx) => linksTo(trx, [ours.pair[0]]) },
      not: [{ case_id: null }, { became_case_id: null }, { became_case_id: theirs.caseId }],
    },
    {
      ...{ of: "changes of a cluster", table: "cluster_change", row: { cluster_id: ours.clusterId } },
      ask: (trx) => changesOf(trx, ours.clusterId),
      not: [{ cluster_id: theirs.clusterId }],
    },
    {
      ...{ of: "cases that can be put", table: "case_record", row: { unit_path: path, merged_into: null } },
      ask: (trx) => reachedCases(trx, scope, ["new"]),
      not: [ELSEWHERE, { merged_into: ours.caseId }, { id: "other" }],
    },
    {
      ...{ of: "contacts that can be put", table: "contact", row: { unit_path: path } },
      ask: (trx) => reachedContacts(trx, scope, ["new"]),
      not: [ELSEWHERE, { id: "other" }],
    },
  ];

  function take(trx: Parameters<typeof deleteMembers>[0], caseIds: string[], contactIds: string[]) {
    return deleteMembers(trx, ours.clusterId, { caseIds, contactIds });
  }
  async function listed(trx: Parameters<typeof listCases>[0]) {
    const asked = { state: "all", limit: 100, offset: 0, clusterId: ours.clusterId } as const;
    const { rows, total } = await listCases(trx, scope, asked, { number: undefined, marks: undefined });
    return [rows.length, total];
  }
}
