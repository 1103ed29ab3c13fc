/** A made-up outbreak of eight weeks for pictures: cases with contacts, codes, results and quarantine, of nobody. */
import { on } from "@bluezone/policy/dated";
import { addDays, dayOf, dayStart, Hours, plus } from "@bluezone/protocol/time";
import { ms, type Tables } from "../tables.ts";
import type { TestHealth } from "./health.ts";

/** Rows of a table, of which the database fills in the rest. */
const rows = <Name extends keyof Tables>(list: readonly Partial<Tables[Name]>[]) => list as never;

const DAYS = 56;
/** Every so many communes have cases. */
const EVERY = 7;

/** Adds it to a server, up to its clock. Each day has more cases than the one before for five weeks, then fewer. */
export async function addMadeUpOutbreak(at: TestHealth): Promise<void> {
  const today = dayOf(at.clock.now(), "vietnam");
  const communes = on(at.config.province.communes, today).filter((_, i) => i % EVERY < 2);
  const { db } = at.database;
  const unitId = at.unit(`${at.config.province.code}-health-department`);
  const { path } = await db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
  const of = { unit_id: unitId, unit_path: path };
  const cases: Partial<Tables["case_record"]>[] = [];
  const codes: Partial<Tables["case_code"]>[] = [];
  const contacts: Partial<Tables["contact"]>[] = [];
  const stays: Partial<Tables["quarantine"]>[] = [];
  const results: Partial<Tables["lab_result"]>[] = [];
  for (let back = DAYS; back >= 0; back--) {
    const day = addDays(today, -back);
    const since = DAYS - back;
    const many = Math.round(since < 35 ? 1 + since / 5 : Math.max(2, 8 - (since - 35) / 4)) + (since % 3);
    for (let n = 0; n < many; n++) {
      const k = cases.length;
      const id = `case ${k}`;
      const home = communes[(k * k + n) % (back > 30 ? 8 : communes.length)]?.code ?? null;
      const made = plus(dayStart(day, "vietnam"), Hours(6 + (k % 5)));
      const noted = { version: 1, made_ms: ms(made), made_by: "x", changed_ms: ms(made), changed_by: "x" };
      const onset = addDays(day, -2 - (k % 6));
      cases.push({
        ...{
          id,
          person_id: id,
          ...of,
          commune: home,
          class: "confirmed",
          class_day: day,
          counted_ms: ms(made),
        },
        ...{ test: "pcr", sample_day: addDays(day, -1 - (k % 2)), result_day: day, source: "desk", ...noted },
        ...(k % 5 === 0
          ? { onset: "none" as const, onset_day: null }
          : { onset: "day" as const, onset_day: onset }),
        reported_ms: k % 7 === 0 ? null : ms(plus(made, Hours(2 + (k % 30)))),
        interviewed_ms: k % 4 === 0 ? null : ms(plus(made, Hours(40 + 9 * (k % 20)))),
      });
      codes.push({
        ...{ id, case_id: id, code_id: id, way: "result", made: true, sms: "sent", tries: 1, by: "x" },
        issued_ms: ms(plus(made, Hours(0.5 + (k % 9)))),
        certified_ms: k % 3 === 0 ? null : ms(plus(made, Hours(3 + (k % 40)))),
      });
      for (let c = 0; c < (k * 7) % 13; c++)
        contacts.push({
          ...{ id: `${id} ${c}`, person_id: `${id} ${c}`, ...of, case_id: id, masked: "no", touched: false },
          ...{ carer: false, source: c % 3 === 0 ? "app" : "interview", class: c % 2 === 0 ? "F1" : "F2" },
          ...noted,
          became_case_id: c === 0 && k % 4 === 0 && k > 20 ? `case ${k - 9}` : null,
        });
      if (k % 2 === 0) {
        const { changed_by: _, ...rest } = noted;
        const last = addDays(day, 13);
        stays.push({
          ...{
            id,
            person_id: id,
            ...of,
            commune: home,
            place: k % 3 === 0 ? "site" : "home",
            vaccinated: false,
            // Of the case's first contact, whom the app found, where there is one.
            contact_id: (k * 7) % 13 > 0 ? `${id} 0` : null,
          },
          ...{
            rule_day: day,
            first_day: day,
            last_day: last,
            ended_day: last < today ? last : null,
            ...rest,
          },
        });
      }
    }
    for (let n = 0; n < 30 + (since % 7) * 6; n++)
      results.push({
        ...{
          id: `result ${since} ${n}`,
          ...of,
          commune: communes[n % communes.length]?.code ?? null,
          test: "pcr",
        },
        ...{ result: n < many ? "confirmed" : "negative", sample_day: addDays(day, -1), result_day: day },
        taken_ms: ms(dayStart(day, "vietnam")),
      });
  }
  await db.insertInto("case_record").values(rows<"case_record">(cases)).execute();
  await db.insertInto("case_code").values(rows<"case_code">(codes)).execute();
  for (let from = 0; from < contacts.length; from += 1_000)
    await db
      .insertInto("contact")
      .values(rows<"contact">(contacts.slice(from, from + 1_000)))
      .execute();
  await db.insertInto("quarantine").values(rows<"quarantine">(stays)).execute();
  for (let from = 0; from < results.length; from += 1_000)
    await db
      .insertInto("lab_result")
      .values(rows<"lab_result">(results.slice(from, from + 1_000)))
      .execute();
}
