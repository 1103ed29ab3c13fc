/**
 * The endpoints of content blocks: listed, written anew, approved by a second person, signed by a native speaker.
 * Everybody's bulletins and the public pages are made of them, so all but the list asks for reach over the province.
 */
import { Fault } from "@bluezone/contract/fault";
import { approveBlock, listBlocks, signBlock, writeBlock } from "@bluezone/contract/rollout/blocks";
import { changed, type Desk } from "@bluezone/desk/change";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import { mustReachProvince } from "@bluezone/units/province";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
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

const MISSING = "There is no such version of a block.";
const samePerson = () =>
  new Fault(
    "same_person",
    "Who wrote the text, or whose account comes from the same administrator, cannot be the second person.",
  );

/** Adds the endpoints. */
export function addBlockRoutes(desk: Desk<Tables>, { clock, database }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  desk.read(listBlocks, async ({ on, code }, { caller }) => {
    const day = on === undefined ? today() : parseDay(on);
    const rows = await blockRows(database.db, code);
    const newest = newestApproved(rows);
    const shown = code === undefined ? rows.filter((row) => isCurrent(row, newest)) : rows;
    return { blocks: shown.map((row) => blockOf(row, newest, [day, day], caller.id)) };
  });

  desk.change(writeBlock, async (given, { trx, now, caller, scope }) => {
    const owner = await findUnit(trx, scope, caller.home.id);
    if (!owner) throw new Fault("not_allowed", "Blocks are written by who writes bulletins.");
    await mustReachProvince(trx, scope, today());
    const { code, version, title, validFrom, validTo, ...texts } = given;
    const last = (await blockRows(trx, code)).at(-1);
    if (last?.place === "key-message") throw new Fault("locked", "The key message is not changed.");
    const newer = () => new Fault("conflict", "Somebody else has written a newer version.");
    if ((last?.version ?? 0) !== version) throw newer();
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
      valid_to_day: validTo === null ? null : parseDay(validTo),
      written_by: caller.id,
      written_ms: ms(now),
      approved_by: null,
      approved_ms: null,
    };
    if (!(await insertBlock(trx, row))) throw newer();
    return changed(
      { version: row.version },
      {
        action: "block.write",
        subject: `${code}:${row.version}`,
        fields: Object.keys(given).filter((field) => field !== "version" && field !== "code"),
      },
    );
  });

  const block = {
    async lock(trx: Transaction, scope: Scope, { code, version }: Pick<BlockRow, "code" | "version">) {
      await mustReachProvince(trx, scope, today());
      return lockBlock(trx, code, version);
    },
    missing: MISSING,
  };

  desk.changeOf(
    approveBlock,
    { ...block, conflict: "It is approved already.", still: ({ approved_ms }) => approved_ms === null },
    async ({ code, version }, { trx, now, caller, row }) => {
      if (!isSecondPerson(await actorIn(trx, caller.id), [row.written_by])) throw samePerson();
      if (forbiddenWords(row.vi).length > 0)
        throw new Fault("forbidden_words", "The text has words that a bulletin does not say.");
      await setApproved(trx, row, caller.id, now);
      return changed({}, { action: "block.approve", subject: `${code}:${version}` });
    },
  );

  desk.changeOf(signBlock, block, async ({ code, version, language }, { trx, caller, row }) => {
    if (row[language] === null) throw new Fault("not_found", MISSING);
    if (!isSecondPerson(await actorIn(trx, caller.id), [row.written_by])) throw samePerson();
    await setSigned(trx, row, language, caller.id);
    return changed({}, { action: "block.sign", subject: `${code}:${version}`, fields: [language] });
  });
}

/** The newest approved version of a code, and what came after it. */
function isCurrent({ code, version }: BlockRow, newest: ReadonlyMap<string, number>): boolean {
  return version >= (newest.get(code) ?? 0);
}
