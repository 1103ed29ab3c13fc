/** How many rows the desk's questions answer with at the most. */
import { Day, mondayOf } from "@bluezone/protocol/time";
import { waitingWithin } from "../care/hand-overs-store.ts";
import { requestsWithin } from "../care/store.ts";
import { chainOf, codesOf } from "../cases/around-store.ts";
import { listClusters } from "../clusters/store.ts";
import { contactsOfContact } from "../contacts/around-store.ts";
import { contactsBetween, nearOthers } from "../contacts/trace-store.ts";
import { sentByMark } from "../data/sent-store.ts";
import { closedFloods } from "../floods/store.ts";
import { coursesOf, siteNames } from "../quarantine/store.ts";
import type { Transaction } from "../tables.ts";
import type { Columns } from "./copied.ts";
import type { Asker } from "./questions.ts";

/** A list, and what a row of it has. */
export type List = {
  readonly of: string;
  readonly most: number;
  readonly table: string;
  readonly row: Columns;
  readonly unique?: readonly string[];
  ask(trx: Transaction): Promise<readonly unknown[]>;
};

/** Lists that end. */
export function lists({ ours, now, scope, path }: Asker): readonly List[] {
  const day = mondayOf(Day(0));
  const near = { case_id: ours.caseId };
  return [
    {
      of: "contacts around a contact",
      most: 100,
      table: "contact",
      row: { of_contact_id: ours.contactId },
      ask: (trx) => contactsOfContact(trx, ours.contactId),
    },
    {
      ...{
        of: "cases that came of a case",
        most: 100,
        table: "case_record",
        row: { from_contact_id: ours.contactId, merged_into: null },
      },
      ask: async (trx) => (await chainOf(trx, { id: ours.caseId, from_contact_id: null })).onward,
    },
    {
      of: "codes of a case",
      most: 20,
      table: "case_code",
      row: near,
      unique: ["code_id"],
      ask: (trx) => codesOf(trx, ours.caseId),
    },
    {
      of: "clusters",
      most: 501,
      table: "cluster",
      row: { unit_path: path },
      ask: (trx) => listClusters(trx, scope, { state: "all" }, now),
    },
    {
      of: "hand-overs",
      most: 200,
      table: "hand_over",
      row: { to_unit_path: path, answer: null },
      ask: (trx) => waitingWithin(trx, scope),
    },
    {
      ...{
        of: "requests between units",
        most: 200,
        table: "care_request",
        row: { asker_unit_path: path, answer: null },
      },
      ask: (trx) => requestsWithin(trx, scope, now),
    },
    {
      of: "contacts of some days",
      most: 500,
      table: "contact",
      row: { ...near, day, unit_path: path },
      ask: (trx) => contactsBetween(trx, scope, ours.caseId, [day, day]),
    },
    {
      ...{
        of: "others that somebody was near",
        most: 500,
        table: "contact",
        row: { ...near, person_id: "p" },
      },
      ask: (trx) => nearOthers(trx, { id: "x", person_id: "p" }),
    },
    {
      ...{
        of: "calls of a number that are nobody's",
        most: 50,
        table: "callback",
        row: { phone_mark: "7", person_id: null, unit_path: path },
      },
      ask: (trx) => sentByMark(trx, scope, "callback", "7"),
    },
    {
      ...{
        of: "floods",
        most: 20,
        table: "callback",
        row: { state: "closed", unit_path: path, flood: "f" },
        unique: ["flood"],
      },
      ask: (trx) => closedFloods(trx, scope, "callbacks"),
    },
    {
      ...{
        of: "names of sites",
        most: 500,
        table: "quarantine",
        row: { ended_day: null, unit_path: path, site_name: "trường", person_id: "p" },
      },
      ...{ unique: ["site_name", "person_id"], ask: (trx) => siteNames(trx, scope) },
    },
    {
      ...{
        of: "quarantines of somebody",
        most: 20,
        table: "quarantine",
        row: { ended_day: 1, unit_path: path, person_id: "p" },
      },
      ask: (trx) => coursesOf(trx, scope, "p"),
    },
  ];
}
