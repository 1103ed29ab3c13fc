/** The endpoints by which an entered letter is mended, gets its file, and goes into the archive. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  attachLetter,
  changeDirective,
  fileDirective,
  saveClauses,
} from "@bluezone/contract/rollout/directives";
import { type ChangeContext, type ChangeResult, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { newId } from "../new-id.ts";
import { ms, type Store, type Tables } from "../tables.ts";
import { dutyColumn } from "./duty-list.ts";
import { filedContent, filedHash } from "./filed-letter.ts";
import { directiveTarget, directiveToChange, readableDirective } from "./reach.ts";
import { clauseChanges } from "./save-clauses.ts";
import {
  clausesOf,
  directiveNumbered,
  insertClauses,
  insertVersion,
  nextArchiveNumber,
  removeClauses,
  searchKey,
  updateClause,
  updateDirective,
  versionsOf,
} from "./store.ts";
import type { DirectiveRow } from "./tables.ts";

/** Adds the endpoints. */
export function addLetterChanges(desk: Desk<Tables>, context: Context): void {
  const { random, database } = context;

  desk.changeOf(changeDirective, directiveTarget, async ({ id, version: _, ...head }, { trx, row }) => {
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
    return changed(
      { version: next },
      { action: "directives.change", subject: id, fields: Object.keys(head) },
    );
  });

  desk.changeOf(saveClauses, directiveTarget, async ({ id, clauses }, { trx, row }) => {
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
    return changed(
      { version: next, clauses: [...(await clausesOf(trx, id))] },
      { action: "directives.clauses", subject: id, fields: ["clauses"] },
    );
  });

  desk.upload(
    attachLetter,
    async (bytes, { id }, { caller, header }) => {
      const { unit_path } = await readableDirective(database.db, caller, id);
      caller.must("directives.write", unit_path);
      const declared = (header("content-type") ?? "").split(";")[0] ?? "";
      return keepFile(
        context,
        { bytes, declared, purpose: "letter", by: caller.id },
        announcedBy(context, caller.home.id),
      );
    },
    async ({ blob, mediaType, size, sha256 }, { id, version, name }, { trx, caller }) => {
      const row = await directiveToChange(trx, caller, id);
      if (row.version !== version) throw new Fault("conflict", directiveTarget.conflict);
      const next = await updateDirective(trx, row, {
        file_blob: blob,
        file_name: name,
        file_type: mediaType,
        file_size: size,
        file_sha256: sha256,
        changed: true,
      });
      return changed(
        { version: next, file: { name, mediaType, size, sha256 } },
        { action: "directives.attach", subject: id, fields: ["file"] },
      );
    },
  );

  desk.changeOf(fileDirective, directiveTarget, (seen, changing) => file(database, seen, changing));
}

/** Puts a letter into the archive, unless it is there as it is now. */
async function file(
  database: Store,
  { id }: RequestOf<typeof fileDirective>,
  { trx, now, caller, row }: ChangeContext<Tables> & { readonly row: DirectiveRow },
): Promise<ChangeResult<ResponseOf<typeof fileDirective>>> {
  const newest = (await versionsOf(trx, id)).at(-1);
  if (!row.changed && newest && row.archive_number !== null)
    return unchanged({ archiveNumber: row.archive_number, number: newest.number, sha256: newest.sha256 });
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
    filed_ms: ms(now),
    filed_by: caller.id,
    content,
    sha256,
  });
  await updateDirective(trx, row, { archive_number: archiveNumber, changed: false });
  return changed(
    { archiveNumber, number, sha256 },
    { action: "directives.file", subject: id, fields: ["archiveNumber"] },
  );
}
