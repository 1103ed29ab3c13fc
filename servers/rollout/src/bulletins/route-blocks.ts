/**
 * The endpoints of content blocks: listed, written anew, approved by a second person, signed by a native speaker.
 * Everybody's bulletins and the public pages are made of them, so all but the list asks for reach over the province.
 */

import { Fault } from "@bluezone/contract/fault";
import { approveBlock, listBlocks, signBlock, writeBlock } from "@bluezone/contract/rollout/blocks";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { mustReachProvince } from "@bluezone/units/province";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { ms } from "../tables.ts";
import {
  blockOf,
  blockRows,
  insertBlock,
  lockBlock,
  newestApproved,
  setApproved,
  setSigned,
} from "./blocks-store.ts";
import { forbiddenWords } from "./forbidden-word.ts";
import type { BlockRow } from "./tables.ts";

const missing = () => new Fault("not_found", "There is no such version of a block.");
const samePerson = () =>
  new Fault(
    "same_person",
    "Who wrote the text, or whose account comes from the same administrator, cannot be the second person.",
  );

/** Adds the endpoints. */
export function addBlockRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  http.route(listBlocks, async ({ on, code }, { caller }) => {
    const day = on === undefined ? today() : parseDay(on);
    const rows = await blockRows(database.db, code);
    const newest = newestApproved(rows);
    const shown = code === undefined ? rows.filter((row) => isCurrent(row, newest)) : rows;
    return { blocks: shown.map((row) => blockOf(row, newest, [day, day], caller.id)) };
  });

  http.route(writeBlock, async (given, { caller }) => {
    const owner = await findUnit(database.db, caller.scope("bulletins.write"), caller.home.id);
    if (!owner) throw new Fault("not_allowed", "Blocks are written by who writes bulletins.");
    await mustReachProvince(database.db, caller.scope("bulletins.write"), today());
    const { code, version, title, validFrom, validTo, ...texts } = given;
    const now = clock.now();
    return database.transaction(async (trx) => {
      const rows = await blockRows(trx, code);
      const last = rows.at(-1);
      if (last?.place === "key-message") throw new Fault("locked", "The key message is not changed.");
      if ((last?.version ?? 0) !== version)
        throw new Fault("conflict", "Somebody else has written a newer version.");
      const row: BlockRow = {
        ...texts,
        code,
        version: version + 1,
        title_vi: title.vi,
        title_en: title.en,
        km_signed_by: null,
        cham_signed_by: null,
        owner: owner.name,
        illustrative: false,
        valid_from_day: parseDay(validFrom),
        valid_to_day: parseDay(validTo),
        written_by: caller.id,
        written_ms: ms(now),
        approved_by: null,
        approved_ms: null,
      };
      if (!(await insertBlock(trx, row)))
        throw new Fault("conflict", "Somebody else has written a newer version.");
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "block.write",
        subject: `${code}:${row.version}`,
        fields: Object.keys(given).filter((field) => field !== "version" && field !== "code"),
      });
      return { version: row.version };
    });
  });

  http.route(approveBlock, async ({ code, version }, { caller }) => {
    const now = clock.now();
    await mustReachProvince(database.db, caller.scope("bulletins.approve"), today());
    await database.transaction(async (trx) => {
      const row = await lockBlock(trx, code, version);
      if (!row) throw missing();
      if (row.approved_ms !== null) throw new Fault("conflict", "It is approved already.");
      if (!isSecondPerson(await actorIn(trx, caller.id), [row.written_by])) throw samePerson();
      if (forbiddenWords(row.vi).length > 0)
        throw new Fault("forbidden_words", "The text has words that a bulletin does not say.");
      await setApproved(trx, row, caller.id, now);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "block.approve",
        subject: `${code}:${version}`,
      });
    });
    return {};
  });

  http.route(signBlock, async ({ code, version, language }, { caller }) => {
    const now = clock.now();
    await mustReachProvince(database.db, caller.scope("bulletins.approve"), today());
    await database.transaction(async (trx) => {
      const row = await lockBlock(trx, code, version);
      if (!row || row[language] === null) throw missing();
      if (!isSecondPerson(await actorIn(trx, caller.id), [row.written_by])) throw samePerson();
      await setSigned(trx, row, language, caller.id);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "block.sign",
        subject: `${code}:${version}`,
        fields: [language],
      });
    });
    return {};
  });
}

/** The newest approved version of a code, and what came after it. */
function isCurrent({ code, version }: BlockRow, newest: ReadonlyMap<string, number>): boolean {
  return version >= (newest.get(code) ?? 0);
}
