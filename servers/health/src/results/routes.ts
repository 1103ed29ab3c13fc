/** The endpoints of results: those of laboratories' own systems, and files at the desk. */
import { Fault } from "@bluezone/contract/fault";
import {
  cancelLabFile,
  handInResults,
  labFileErrors,
  listLabFiles,
  readLabFile,
  uploadResults,
} from "@bluezone/contract/health/results";
import { changed, type Desk } from "@bluezone/desk/change";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { drawId } from "../record-id.ts";
import { ms, type Tables } from "../tables.ts";
import { errorsCsv } from "./errors-csv.ts";
import { drawFileKey, keepRows, keptTable, openFileKey, readRows, sealName } from "./lab-file.ts";
import { changeFile, faultsOf, findFile, findFiles, holdFile, insertFile, shownFiles } from "./store.ts";
import { takeIn } from "./take-in.ts";

/** Faults of a file that are shown on its page; the table has all. */
const SHOWN_FAULTS = 200;
const NO_FILE = "There is no such file.";
const missing = () => new Fault("not_found", NO_FILE);

/** Adds the endpoint of laboratories' own systems. */
export function addHandIn(http: Http<Caller>, context: Context): void {
  const { clock, database, staff } = context;
  http.route(handInResults, async ({ results, tellNegative }, { caller }) => {
    if (caller.canary) throw new Fault("unauthorized", "a canary's key hands in nobody's results");
    const now = clock.now();
    const giver = {
      source: caller.id,
      by: caller.id,
      lab: undefined,
      fileId: null,
      tellNegative: tellNegative && context.config.smsNegative,
    };
    const cells = results.map((row) => ({ ...row, birthYear: String(row.birthYear) }));
    const taken = await database.transaction(async (trx) => {
      const done = await takeIn(context, trx, giver, cells, now);
      await staff.audit(trx, now, { actor: caller.id, action: "results.take-in", subject: caller.id });
      return done;
    });
    return {
      rows: taken.map((one, at) => {
        const reference = results[at]?.reference ?? "";
        if ("outcome" in one) return { reference, outcome: one.outcome };
        const [{ column, code } = { column: "reference", code: "reference_invalid" as const }] = one.faults;
        return { reference, column, errorCode: code };
      }),
    };
  });
}

/** Adds the endpoints of the desk. */
export function addResult(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, database, random, staff } = context;

  desk.upload(
    uploadResults,
    async (bytes) => {
      const rows = await readRows(bytes);
      const keys = await openPeopleKeys(context, database.db);
      const id = drawId(random);
      const { key, sealed } = drawFileKey(context, keys, id);
      // The blob first: a row in the table always has its file.
      await keepRows(context, id, key, bytes);
      return { id, key, sealed, rows: rows.length };
    },
    async ({ id, key, sealed, rows }, { fileName, tellNegative }, { trx, now, caller }) => {
      await insertFile(trx, {
        id,
        unit_id: caller.home.id,
        unit_path: caller.home.path,
        by: caller.id,
        name: sealName(context, key, fileName.normalize("NFC").replace(/\p{C}/gu, "")),
        key: sealed,
        state: "waiting",
        rows,
        next_row: 0,
        positive: 0,
        negative: 0,
        repeated: 0,
        known: 0,
        faults: 0,
        tell_negative: tellNegative === "yes",
        made_ms: ms(now),
        ended_ms: null,
      });
      return changed({ id, rows }, { action: "results.import", subject: id });
    },
  );

  desk.read(listLabFiles, async ({ limit }, { caller }) => {
    const keys = await openPeopleKeys(context, database.db);
    const files = await findFiles(database.db, caller.scope("results.read"), limit);
    return {
      files: await shownFiles(database.db, keys, files),
      mayTellNegative: context.config.smsNegative,
    };
  });

  desk.read(readLabFile, async ({ id }, { caller }) => {
    const file = await findFile(database.db, caller.scope("results.read"), id);
    if (!file) throw missing();
    const keys = await openPeopleKeys(context, database.db);
    const [shown] = await shownFiles(database.db, keys, [file]);
    if (!shown) throw missing();
    const faults = await faultsOf(database.db, id, SHOWN_FAULTS);
    return {
      file: shown,
      faults: faults.map(({ row, column, code }) => ({ row, column, code })),
    };
  });

  desk.changeOf(
    cancelLabFile,
    {
      async lock(trx, scope, { id }) {
        const file = await findFile(trx, scope, id);
        return file && { held: await holdFile(trx, id) };
      },
      missing: NO_FILE,
      conflict: "The file is over, or its rows are just taken.",
      still: ({ held }) => held !== undefined,
    },
    async ({ id }, { trx, now, scope }) => {
      await changeFile(trx, id, { state: "cancelled", ended_ms: ms(now) });
      const file = await findFile(trx, scope, id);
      const [shown] = file ? await shownFiles(trx, await openPeopleKeys(context, trx), [file]) : [];
      if (!shown) throw missing();
      return changed({ file: shown }, { action: "results.cancel", subject: id, fields: ["state"] });
    },
  );

  http.download(labFileErrors, async ({ id = "" }, { caller }) => {
    const file = await findFile(database.db, caller.scope("results.import"), id);
    if (!file || file.faults === 0) return undefined;
    const keys = await openPeopleKeys(context, database.db);
    const table = await keptTable(context, id, openFileKey(keys, file));
    if (!table) return undefined;
    const faults = await faultsOf(database.db, id, 1_000_000);
    await database.transaction((trx) =>
      staff.audit(trx, clock.now(), { actor: caller.id, action: "results.errors", subject: id }),
    );
    const csv = errorsCsv(table.head, table.rows, faults, context.config.disease);
    return { body: new TextEncoder().encode(csv), name: `loi-${id.slice(0, 6)}.csv` };
  });
}
