/** The only SQL of a restore: what was published after the backup is made known again, from files that stand. */
import { KEY_LENGTH } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKeyColumns, NO_ONSET } from "@bluezone/protocol/report/diagnosis-key-columns";
import { REPORT_TYPES, type ReportType } from "@bluezone/protocol/report/report-type";
import { Enin, eninAt, eninStart, floorTo, Hours } from "@bluezone/protocol/time";
import type { Transaction } from "@bluezone/server-kit/sql/database";
import { type Expression, sql } from "kysely";
import type { RevisedReport, StoredReport, Tables } from "../tables.ts";
import type { PublicWindow } from "./public-files.ts";

type Trx = Transaction<Tables>;

/** A window as the backup has it; `files` is null for one that was being written. */
export type KnownWindow = {
  readonly starts: Enin;
  readonly ends: Enin;
  readonly files: number | null;
  readonly first: number;
};

/** The windows of the backup, and how far it had claimed. */
export async function knownWindows(
  trx: Trx,
  shard: string,
): Promise<{ readonly windows: readonly KnownWindow[]; readonly claimed: Enin | undefined }> {
  const rows = await trx
    .selectFrom("export_window")
    .select(["starts", "ends", "files", "first_file"])
    .where("shard", "=", shard)
    .orderBy("ends")
    .execute();
  const state = await trx.selectFrom("shard").select("claimed").where("shard", "=", shard).executeTakeFirst();
  return {
    windows: rows.map((row) => ({
      starts: Enin(row.starts),
      ends: Enin(row.ends),
      files: row.files,
      first: row.first_file,
    })),
    claimed: state && Enin(state.claimed),
  };
}

/** A window that was being written and whose files stand was finished after the backup. */
export async function finishWindow(
  trx: Trx,
  shard: string,
  { ends, files, first }: PublicWindow,
): Promise<void> {
  await trx
    .updateTable("export_window")
    .set({ files, first_file: first })
    .where("shard", "=", shard)
    .where("ends", "=", ends)
    .execute();
}

/** One whose files never stood is undone: a later window takes what it took. */
export async function undoWindow(trx: Trx, shard: string, ends: Enin): Promise<void> {
  await trx
    .updateTable("diagnosis_key")
    .set({ claimed: null })
    .where("shard", "=", shard)
    .where("claimed", "=", ends)
    .execute();
  await trx
    .updateTable("diagnosis_key")
    .set({ revised_claimed: null })
    .where("shard", "=", shard)
    .where("revised_claimed", "=", ends)
    .execute();
  await dropWindow(trx, shard, ends);
}

/** One whose files are gone is named no more; what it gave out was given out. */
export async function dropWindow(trx: Trx, shard: string, ends: Enin): Promise<void> {
  await trx.deleteFrom("export_window").where("shard", "=", shard).where("ends", "=", ends).execute();
}

/** A window that came after the backup and whose files stand. None of its padding can be told, so none is counted. */
export async function addWindow(
  trx: Trx,
  shard: string,
  { starts, ends, files, first }: PublicWindow,
): Promise<void> {
  await trx
    .insertInto("export_window")
    .values({ shard, starts, ends, files, padding: 0, first_file: first })
    .execute();
}

const STORED: Readonly<Partial<Record<ReportType, StoredReport>>> = {
  confirmedTest: "confirmed",
  confirmedClinicalDiagnosis: "likely",
  selfReport: "user-report",
};
const REVISED: Readonly<Partial<Record<ReportType, RevisedReport>>> = {
  confirmedTest: "confirmed",
  confirmedClinicalDiagnosis: "likely",
  revoked: "revoked",
};

/** Rows of one statement. */
const ROWS = 5_000;

/**
 * Keys that a window gave out for the first time. Those of the backup are marked as out, as revised where the file says
 * something else; the others come in with what the file says of them, padding with them, which nobody can tell from real
 * keys and nobody will ever revise.
 */
export async function addPublished(
  trx: Trx,
  shard: string,
  ends: Enin,
  keys: DiagnosisKeyColumns,
): Promise<void> {
  const created = eninAt(floorTo(eninStart(Enin(ends - 1)), Hours(1)));
  for (const given of pages(keys, STORED)) {
    await trx
      .updateTable("diagnosis_key")
      .from(given)
      .set((eb) => {
        const as = eb.and([
          eb("revised_report_type", "is", null),
          eb("report_type", "=", sql<StoredReport>`given.report`),
        ]);
        const unless = <T>(value: Expression<T>) => eb.case().when(as).then(null).else(value).end();
        return {
          claimed: ends,
          revised_report_type: unless(sql<RevisedReport>`given.report`),
          revised_transmission_risk: unless(sql<number>`given.risk`),
          revised_days_since_onset: unless(sql<number | null>`given.onset`),
          revised_claimed: unless(sql<number>`${ends}::integer`),
        };
      })
      .whereRef("diagnosis_key.key", "=", "given.key")
      .where("diagnosis_key.claimed", "is", null)
      .execute();
    await trx
      .insertInto("diagnosis_key")
      .columns([
        ...(["key", "rolling_start", "rolling_period", "ends", "transmission_risk", "report_type"] as const),
        ...(["days_since_onset", "shard", "created", "claimed"] as const),
      ])
      .expression(
        trx
          .selectFrom(given)
          .select([
            "key",
            "start",
            "period",
            sql<number>`start + period`.as("ends"),
            "risk",
            "report",
            "onset",
            sql<string>`${shard}::text`.as("shard"),
            sql<number>`${created}::integer`.as("created"),
            sql<number>`${ends}::integer`.as("claimed"),
          ]) as never,
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Keys that a window revised: of those that are known, the file is the newer word. */
export async function addRevised(
  trx: Trx,
  shard: string,
  ends: Enin,
  keys: DiagnosisKeyColumns,
): Promise<void> {
  for (const given of pages(keys, REVISED))
    await trx
      .updateTable("diagnosis_key")
      .from(given)
      .set({
        revised_report_type: sql<RevisedReport>`given.report`,
        revised_transmission_risk: sql<number>`given.risk`,
        revised_days_since_onset: sql<number | null>`given.onset`,
        revised_claimed: ends,
      })
      .whereRef("diagnosis_key.key", "=", "given.key")
      .where("shard", "=", shard)
      .where("revised_claimed", "is", null)
      .execute();
}

/**
 * Keys that the last window would have given out, and that stand in no file: they were revoked before anybody saw them.
 * They are kept as revoked, and go to nobody.
 */
export async function revokeWithheld(trx: Trx, shard: string, last: Enin, hold: number): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("diagnosis_key")
    .set({ claimed: last, revised_report_type: "revoked", revised_claimed: last })
    .where("shard", "=", shard)
    .where("claimed", "is", null)
    .where("ends", "<=", last - hold)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** No window that ended by `until` is made up any more: one of that name may have been given out. */
export async function closeUntil(trx: Trx, shard: string, until: Enin): Promise<void> {
  const reached = { claimed: until, released: until };
  await trx
    .insertInto("shard")
    .values({ shard, ...reached })
    .onConflict((conflict) => conflict.column("shard").doUpdateSet(reached))
    .execute();
}

/** Signed documents are issued anew at the next start, with a number above those that were given out since. */
export async function issueAnew(trx: Trx): Promise<void> {
  await trx.updateTable("signed_config").set({ issued_at: "0" }).execute();
  await trx.updateTable("signed_windows").set({ issued_at: "0" }).execute();
}

/** Copies of certificate keys are fetched anew: one may have been withdrawn since. */
export async function forgetCopies(trx: Trx, locations: readonly string[]): Promise<void> {
  if (locations.length === 0) return;
  await trx
    .deleteFrom("document_copy")
    .where("location", "in", [...locations])
    .execute();
}

/** A key as a file says it. */
type FileKey = {
  key: Uint8Array;
  start: number;
  period: number;
  risk: number;
  report: string;
  onset: number | null;
};

/** Columns as rows that SQL can read, a few thousand at a time; those whose report is not one of `reports` are left out. */
function* pages(keys: DiagnosisKeyColumns, reports: Readonly<Partial<Record<ReportType, string>>>) {
  const { starts, periods, reportTypes, risks, onsets } = keys;
  const reportOf = (i: number) => reports[REPORT_TYPES[reportTypes[i]!]!];
  const all = Array.from(starts, (_, i) => i).filter((i) => reportOf(i) !== undefined);
  for (let at = 0; at < all.length; at += ROWS) {
    const page = all.slice(at, at + ROWS);
    const column = <T>(value: (i: number) => T) => page.map(value);
    yield sql<FileKey>`unnest(
      ${column((i) => keys.keys.slice(KEY_LENGTH * i, KEY_LENGTH * (i + 1)))}::bytea[],
      ${column((i) => starts[i])}::integer[],
      ${column((i) => periods[i])}::integer[],
      ${column((i) => risks[i])}::integer[],
      ${column(reportOf)}::text[],
      ${column((i) => (onsets[i] === NO_ONSET ? null : onsets[i]))}::integer[])`.as<"given">(
      sql`given(key, start, period, risk, report, onset)`,
    );
  }
}
