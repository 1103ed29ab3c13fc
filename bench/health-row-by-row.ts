/** What the health desk answers by marks and in the database, in the way one would first write it: read all, open all, count here. */
import { openPeopleKeys } from "@bluezone/health/people/keys";
import { hasWords } from "@bluezone/health/people/marks";
import { personOf, readSought } from "@bluezone/health/people/store";
import { ms } from "@bluezone/health/tables";
import type { TestHealth } from "@bluezone/health/testing/health";
import { createVault } from "@bluezone/health/vault";
import { type Instant, parseInstant } from "@bluezone/protocol/time";
import { systemRandom } from "@bluezone/server-kit/time/random";

/** Rows that are read at once. */
const AT_ONCE = 20_000;

/** Ids of cases whose person has these words, the newest first: every person of a case is read and opened. */
export async function searchByOpening(
  { config, database: { db } }: TestHealth,
  typed: string,
  most: number,
): Promise<readonly string[]> {
  const keys = await openPeopleKeys({ vault: createVault(config.secrets, systemRandom) }, db);
  const { words } = readSought(typed);
  const found: { readonly id: string; readonly number: number }[] = [];
  for (let after = 0, more = true; more; ) {
    const rows = await db
      .selectFrom("case_record")
      .innerJoin("person", "person.id", "case_record.person_id")
      .selectAll("person")
      .select(["case_record.id as case_id", "number"])
      .where("merged_into", "is", null)
      .where("number", ">", after)
      .orderBy("number")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows)
      if (hasWords(personOf(keys, systemRandom, row).name, words))
        found.push({ id: row.case_id, number: row.number });
    after = rows.at(-1)?.number ?? after;
    more = rows.length === AT_ONCE;
  }
  return found
    .sort((a, b) => b.number - a.number)
    .slice(0, most)
    .map(({ id }) => id);
}

/** Some of a daily report's figures for everywhere: every case and every contact is read, and counted here. */
export async function reportRowByRow(
  { database: { db } }: TestHealth,
  { from, to }: { readonly from: string; readonly to: Instant },
): Promise<Readonly<Record<string, number>>> {
  const [first, end] = [Number(ms(parseInstant(from))), Number(ms(to))];
  const within = (at: string | null): boolean => at !== null && Number(at) >= first && Number(at) < end;
  const counted = { casesNew: 0, casesOpen: 0, contactsF1: 0, contactsF2: 0, contactsWaiting: 0 };
  for (let after = "", more = true; more; ) {
    const rows = await db
      .selectFrom("case_record")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const one of rows) {
      if (one.merged_into !== null || !["probable", "confirmed"].includes(one.class)) continue;
      if (within(one.counted_ms)) counted.casesNew += 1;
      if (one.closed_ms === null) counted.casesOpen += 1;
    }
    after = rows.at(-1)?.id ?? after;
    more = rows.length === AT_ONCE;
  }
  for (let after = "", more = true; more; ) {
    const rows = await db
      .selectFrom("contact")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const one of rows) {
      if (one.class === null) counted.contactsWaiting += 1;
      if (one.class === "F1" && within(one.classed_ms)) counted.contactsF1 += 1;
      if (one.class === "F2" && within(one.classed_ms)) counted.contactsF2 += 1;
    }
    after = rows.at(-1)?.id ?? after;
    more = rows.length === AT_ONCE;
  }
  return counted;
}
