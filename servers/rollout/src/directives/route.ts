/** The endpoints of the register of directives. */
import { Fault } from "@bluezone/contract/fault";
import {
  attachLetter,
  changeDirective,
  fileDirective,
  letterFile,
  listDirectives,
  readDirective,
  readFiled,
  registerDirective,
  registerLetter1313,
  saveClauses,
  splitLetter,
} from "@bluezone/contract/rollout/directives";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { pathOf } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { newId } from "../new-id.ts";
import { instantOf, ms, type Transaction } from "../tables.ts";
import { dutyColumn } from "./duty-list.ts";
import { filedContent, filedHash, filedLetter } from "./filed-letter.ts";
import { plannedTasksOf } from "./plan/store.ts";
import { directiveToChange, readableDirective } from "./reach.ts";
import { type Desk, enterLetter, enterLetter1313 } from "./register.ts";
import { clauseChanges } from "./save-clauses.ts";
import { splitLetterText } from "./split.ts";
import {
  childrenOf,
  clausesOf,
  directiveNumbered,
  findDirectives,
  insertClauses,
  insertVersion,
  nextArchiveNumber,
  numberOf,
  removeClauses,
  searchKey,
  unitOf,
  updateClause,
  updateDirective,
  versionOf,
  versionsOf,
} from "./store.ts";

/** Adds the endpoints. */
export function addDirectiveRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, random, database, blobs, staff } = context;
  const today = () => dayOf(clock.now(), "vietnam");
  const noted = (trx: Transaction, viewer: Viewer, action: string, subject: string, fields: string[] = []) =>
    staff.audit(trx, clock.now(), { actor: viewer.id, action, subject, fields });

  /** The desk at which somebody enters a letter: a unit of theirs, the first when none is named. */
  async function deskOf(trx: Transaction, viewer: Viewer, unitId = viewer.home.id): Promise<Desk> {
    const path = await pathOf(trx, unitId);
    if (path === undefined) throw new Fault("not_found", "There is no such unit.");
    viewer.must("directives.write", path);
    return { unit: { id: unitId, path }, person: viewer.id, now: clock.now(), random };
  }

  http.route(listDirectives, ({ words, limit, offset }, { caller }) =>
    findDirectives(database.db, caller.scope("directives.read"), { words, limit, offset, today: today() }),
  );

  http.route(readDirective, async ({ id }, { caller }) => {
    const { db } = database;
    const row = await readableDirective(db, caller, id);
    const scope = caller.scope("directives.read");
    const [unit, parent] = await Promise.all([
      unitOf(db, row.unit_id),
      row.parent_id === null ? undefined : numberOf(db, row.parent_id),
    ]);
    return {
      directive: {
        id,
        unit,
        number: row.number,
        issuedOn: isoDay(Day(row.issued_day)),
        issuer: row.issuer,
        subject: row.subject,
        parent: parent ?? (row.parent_number === null ? null : { id: null, number: row.parent_number }),
        text: row.text,
        file:
          row.file_sha256 === null
            ? null
            : {
                name: row.file_name ?? "",
                mediaType: row.file_type ?? "",
                size: row.file_size ?? 0,
                sha256: row.file_sha256,
              },
        archiveNumber: row.archive_number,
        versions: (await versionsOf(db, id)).map(({ number, filed_ms, sha256 }) => ({
          number,
          filedAt: isoInstant(instantOf(filed_ms)),
          sha256,
        })),
        changed: row.changed,
        mine: within(caller.scope("directives.write"), row.unit_path),
        version: row.version,
      },
      clauses: [...(await clausesOf(db, id))],
      tasks: [...(await plannedTasksOf(db, scope, id))],
      children: await childrenOf(db, scope, id),
    };
  });

  http.route(splitLetter, async ({ text }) => {
    const clauses = splitLetterText(text);
    if (clauses.length === 0) throw new Fault("no_clauses", "The text has no clause.");
    return { clauses: [...clauses] };
  });

  http.route(registerDirective, ({ unitId, ...letter }, { caller }) =>
    database.transaction(async (trx) => {
      const desk = await deskOf(trx, caller, unitId);
      if (letter.parentId !== undefined) await readableDirective(trx, caller, letter.parentId);
      const entered = await enterLetter(trx, desk, letter);
      await noted(trx, caller, "directives.register", entered.id, Object.keys(letter));
      return entered;
    }),
  );

  http.route(registerLetter1313, ({ unitId }, { caller }) =>
    database.transaction(async (trx) => {
      const { fresh, ...entered } = await enterLetter1313(trx, await deskOf(trx, caller, unitId));
      if (fresh) await noted(trx, caller, "directives.register", entered.id, ["letter1313"]);
      return entered;
    }),
  );

  http.route(changeDirective, ({ id, version, ...head }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await directiveToChange(trx, caller, id, version);
      const issued = parseDay(head.issuedOn);
      const other = await directiveNumbered(trx, row.unit_id, head.number, issued);
      if (other && other.id !== id)
        throw new Fault("number_taken", "The unit has a letter of this number and day.");
      const { number, issuer, subject } = head;
      const next = await updateDirective(trx, row, {
        number,
        issued_day: issued,
        issuer,
        subject,
        search: searchKey(head),
        changed: true,
      });
      await noted(trx, caller, "directives.change", id, Object.keys(head));
      return { version: next };
    }),
  );

  http.route(saveClauses, ({ id, version, clauses }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await directiveToChange(trx, caller, id, version);
      const { mend, add, remove } = clauseChanges(await clausesOf(trx, id), clauses);
      await removeClauses(trx, remove);
      for (const clause of mend)
        await updateClause(trx, { ...clause, directive_id: id, duties: dutyColumn(clause.duties) });
      await insertClauses(
        trx,
        add.map(({ mark, text, position, duties }) => ({
          id: newId(random),
          directive_id: id,
          position,
          mark,
          text,
          duties: dutyColumn(duties),
        })),
      );
      const next = await updateDirective(trx, row, { changed: true });
      await noted(trx, caller, "directives.clauses", id, ["clauses"]);
      return { version: next, clauses: [...(await clausesOf(trx, id))] };
    }),
  );

  http.upload(attachLetter, async (bytes, { id, version, name }, call) => {
    const { unit_path } = await readableDirective(database.db, call.caller, id);
    call.caller.must("directives.write", unit_path);
    const declared = (call.header("content-type") ?? "").split(";")[0] ?? "";
    const file = await keepFile(
      context,
      { bytes, declared, purpose: "letter", by: call.caller.id },
      announcedBy(context, call.caller.home.id),
    );
    return database.transaction(async (trx) => {
      const row = await directiveToChange(trx, call.caller, id, version);
      const next = await updateDirective(trx, row, {
        file_blob: file.blob,
        file_name: name,
        file_type: file.mediaType,
        file_size: file.size,
        file_sha256: file.sha256,
        changed: true,
      });
      await noted(trx, call.caller, "directives.attach", id, ["file"]);
      const { mediaType, size, sha256 } = file;
      return { version: next, file: { name, mediaType, size, sha256 } };
    });
  });

  http.download(letterFile, async ({ id = "" }, { caller }) => {
    const row = await readableDirective(database.db, caller, id);
    if (row.file_blob === null || row.file_sha256 === null || row.file_type === null) return undefined;
    const body = await readFile(blobs, { blob: row.file_blob, sha256: row.file_sha256 });
    return body && { body, name: row.file_name ?? "van-ban", mediaType: row.file_type };
  });

  http.route(fileDirective, ({ id, version }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await directiveToChange(trx, caller, id, version);
      const filed = await versionsOf(trx, id);
      const newest = filed.at(-1);
      if (!row.changed && newest && row.archive_number !== null)
        return { archiveNumber: row.archive_number, number: newest.number, sha256: newest.sha256 };
      const clauses = await clausesOf(trx, id);
      if (clauses.length === 0) throw new Fault("no_clauses", "A letter without clauses is not filed.");
      await database.lockTable(trx, "directive_version");
      const archiveNumber = row.archive_number ?? (await nextArchiveNumber(trx));
      const content = filedContent({
        number: row.number,
        issuedOn: isoDay(Day(row.issued_day)),
        issuer: row.issuer,
        subject: row.subject,
        parent: row.parent_number ?? row.parent_id,
        fileSha256: row.file_sha256,
        clauses,
      });
      const [number, sha256] = [(newest?.number ?? 0) + 1, filedHash(content)];
      await insertVersion(trx, {
        directive_id: id,
        number,
        filed_ms: ms(clock.now()),
        filed_by: caller.id,
        content,
        sha256,
      });
      await updateDirective(trx, row, { archive_number: archiveNumber, changed: false });
      await noted(trx, caller, "directives.file", id, ["archiveNumber"]);
      return { archiveNumber, number, sha256 };
    }),
  );

  http.route(readFiled, async ({ id, number }, { caller }) => {
    await readableDirective(database.db, caller, id);
    const row = await versionOf(database.db, id, number);
    if (!row) throw new Fault("not_found", "There is no such version.");
    const { clauses, ...head } = filedLetter(row.content);
    return {
      number,
      filedAt: isoInstant(instantOf(row.filed_ms)),
      sha256: row.sha256,
      whole: filedHash(row.content) === row.sha256,
      letter: {
        ...head,
        clauses: clauses.map(({ duties, ...clause }) => ({ ...clause, duties: [...duties] })),
      },
    };
  });
}
