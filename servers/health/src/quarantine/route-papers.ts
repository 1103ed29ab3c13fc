/** The papers as files: for officers by the record, for the person by the code of their link. */
import { commitmentDocx, commitmentPdf, releaseDocx, releasePdf } from "@bluezone/contract/health/quarantine";
import type { Unit } from "@bluezone/contract/units";
import type { OfficialPaper } from "@bluezone/paper/official";
import { docxOf, pdfOf } from "@bluezone/paper/printer";
import { Day, dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit, idOn } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { fromMs, type Sql } from "../tables.ts";
import { findTests } from "./entries-store.ts";
import { commitmentForm, type PaperOf, releasePaper } from "./papers.ts";
import { findQuarantine } from "./store.ts";
import type { QuarantineRow } from "./tables.ts";

const EVERYWHERE = { paths: [""] };
/** Whether a release paper can be had: it ended, neither because a test was positive nor because the person died. */
export const hasRelease = ({ ended_day, end_kind }: QuarantineRow): boolean =>
  ended_day !== null && end_kind !== "positive" && end_kind !== "died";

/** A unit as it was called on a day: where it ended with a new name or rank, the one that has its code then. */
async function unitOn(sql: Sql, id: string, day: Day): Promise<Unit | undefined> {
  const unit = await findUnit(sql, EVERYWHERE, id);
  const then = unit && (await idOn(sql, unit.code, day));
  return then === undefined || then === id ? unit : await findUnit(sql, EVERYWHERE, then);
}

/** All that a paper is written from; undefined when the person or the unit is gone. The day on it is that of its cause. */
export async function paperOf(
  context: Pick<Context, "config" | "vault" | "random">,
  sql: Sql,
  row: QuarantineRow,
  kind: "commitment" | "release",
): Promise<PaperOf | undefined> {
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [row.person_id])).get(row.person_id);
  const made = kind === "commitment" ? row.made_ms : (row.ended_ms ?? row.changed_ms);
  const day = Day(dayOf(fromMs(made), "vietnam"));
  const unit = await unitOn(sql, row.unit_id, day);
  if (!person || !unit) return undefined;
  const above = unit.parent === null ? undefined : await findUnit(sql, EVERYWHERE, unit.parent);
  const tests = await findTests(sql, [row.id]);
  const { province, disease } = context.config;
  return { row, person, tests, unit, above, province, day, disease };
}

/** Adds the endpoints of officers. */
export function addPaperRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, database } = context;
  const write = (
    kind: "commitment" | "release",
    caller: Viewer,
    id: string,
  ): Promise<OfficialPaper | undefined> =>
    database.transaction(async (trx) => {
      const row = await findQuarantine(trx, caller.scope("quarantine.read"), id);
      if (!row || (kind === "release" && !hasRelease(row))) return undefined;
      const of = await paperOf(context, trx, row, kind);
      if (!of) return undefined;
      await noteReadings(context, trx, clock.now(), caller, "quarantine.paper", [of.person.id]);
      return kind === "commitment" ? commitmentForm(of) : releasePaper(of);
    });
  const NAMES = { commitment: "ban-cam-ket-cach-ly", release: "giay-hoan-thanh-cach-ly" } as const;
  for (const [kind, pdf, docx] of [
    ["commitment", commitmentPdf, commitmentDocx],
    ["release", releasePdf, releaseDocx],
  ] as const) {
    http.download(pdf, async ({ id = "" }, { caller }) => {
      const paper = await write(kind, caller, id);
      return paper && { body: await pdfOf(paper), name: `${NAMES[kind]}.pdf` };
    });
    http.download(docx, async ({ id = "" }, { caller }) => {
      const paper = await write(kind, caller, id);
      return paper && { body: await docxOf(paper), name: `${NAMES[kind]}.docx` };
    });
  }
}
