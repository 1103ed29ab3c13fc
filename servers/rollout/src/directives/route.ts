/** The endpoints of the register of directives. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  letterFile,
  listDirectives,
  readDirective,
  readFiled,
  registerDirective,
  registerLetter1313,
  splitLetter,
} from "@bluezone/contract/rollout/directives";
import { type ChangeContext, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Random } from "@bluezone/server-kit/time/random";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { pathOf } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { readFile } from "../files/read-file.ts";
import { instantOf, type Sql, type Tables } from "../tables.ts";
import { filedHash, filedLetter } from "./filed-letter.ts";
import { plannedTasksOf } from "./plan/store.ts";
import { readableDirective } from "./reach.ts";
import { enterLetter, enterLetter1313, type Registrar } from "./register.ts";
import { addLetterChanges } from "./route-changes.ts";
import { splitLetterText } from "./split.ts";
import { childrenOf, clausesOf, findDirectives, numberOf, unitOf, versionOf, versionsOf } from "./store.ts";

/** Adds the endpoints. */
export function addDirectiveRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, random, database, blobs } = context;
  const { db } = database;

  desk.read(listDirectives, ({ words, limit, offset }, { caller }) =>
    findDirectives(db, caller.scope("directives.read"), {
      words,
      limit,
      offset,
      today: dayOf(clock.now(), "vietnam"),
    }),
  );

  desk.read(readDirective, ({ id }, { caller }) => wholeDirective(db, caller, id));

  desk.read(splitLetter, async ({ text }) => {
    const clauses = splitLetterText(text);
    if (clauses.length === 0) throw new Fault("no_clauses", "The text has no clause.");
    return { clauses: [...clauses] };
  });

  http.download(letterFile, async ({ id = "" }, { caller }) => {
    const row = await readableDirective(db, caller, id);
    if (row.file_blob === null || row.file_sha256 === null || row.file_type === null) return undefined;
    const body = await readFile(blobs, { blob: row.file_blob, sha256: row.file_sha256 });
    return body && { body, name: row.file_name ?? "van-ban", mediaType: row.file_type };
  });

  desk.read(readFiled, async ({ id, number }, { caller }) => {
    await readableDirective(db, caller, id);
    const row = await versionOf(db, id, number);
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

  desk.change(registerDirective, async ({ unitId, ...letter }, changing) => {
    const { trx, caller } = changing;
    const registrar = await registrarOf(changing, random, unitId);
    if (letter.parentId !== undefined) await readableDirective(trx, caller, letter.parentId);
    const entered = await enterLetter(trx, registrar, letter);
    return changed(entered, {
      action: "directives.register",
      subject: entered.id,
      fields: Object.keys(letter),
    });
  });

  desk.change(registerLetter1313, async ({ unitId }, changing) => {
    const registrar = await registrarOf(changing, random, unitId);
    const { fresh, ...entered } = await enterLetter1313(changing.trx, registrar);
    return fresh
      ? changed(entered, { action: "directives.register", subject: entered.id, fields: ["letter1313"] })
      : unchanged(entered);
  });

  addLetterChanges(desk, context);
}

/** Who enters a letter at a unit of theirs, the first when none is named. */
async function registrarOf(
  { trx, now, caller }: ChangeContext<Tables>,
  random: Random,
  unitId = caller.home.id,
): Promise<Registrar> {
  const path = await pathOf(trx, unitId);
  if (path === undefined) throw new Fault("not_found", "There is no such unit.");
  caller.must("directives.write", path);
  return { unit: { id: unitId, path }, person: caller.id, now, random };
}

/** A directive with all that is shown of it. */
async function wholeDirective(
  db: Sql,
  caller: Viewer,
  id: string,
): Promise<ResponseOf<typeof readDirective>> {
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
}
