/**
 * The person's own link: a code of 78 bits in an SMS. It opens by a keyed hash; while somebody is in quarantine the
 * code itself lies sealed under their key, for the daily reminder.
 */
import { addDays, type Day, type Instant } from "@bluezone/protocol/time";
import { drawCode, readCode } from "../codes/code.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { deleteLink, insertLink, quarantineOfLink } from "./link-store.ts";
import { quarantineOf } from "./store.ts";
import type { QuarantineRow } from "./tables.ts";

/** For how many days after the end a link still opens, for the paper. */
const PAPER_DAYS = 7;
const USE = "quarantine-link";

/** Makes a fresh code in place of the former one; the link with it. */
export async function makeLink(
  { vault, random, config }: Pick<Context, "vault" | "random" | "config">,
  trx: Transaction,
  id: string,
  now: Instant,
): Promise<string> {
  const { text } = drawCode("long", random);
  const [hash] = vault.hashes(USE, Buffer.from(text));
  await deleteLink(trx, id);
  const { person_id, ended_day } = await quarantineOf(trx, id);
  const keys = await openPeopleKeys({ vault }, trx);
  const person = (await readPeople(trx, keys, random, [person_id])).get(person_id);
  await insertLink(trx, {
    quarantine_id: id,
    hash,
    code: person && ended_day === null ? person.own.seal(sealedAs(id), text) : null,
    reminded_day: null,
    made_ms: ms(now),
  });
  return linkOf(config, text);
}

const sealedAs = (id: string): string => `quarantine_link/${id}/code`;
const linkOf = ({ publicUrl, smsLink }: Context["config"], code: string): string =>
  `${publicUrl}/q${smsLink === "fragment" ? "#c=" : "/"}${code}`;

/** The link that somebody has already, for a reminder. */
export const reminderLink = (
  { config }: Pick<Context, "config">,
  person: Person,
  id: string,
  code: Uint8Array,
): string => linkOf(config, person.own.open(sealedAs(id), code));

/** Whether a link of this quarantine opens on a day. */
export const opensOn = ({ ended_day }: Pick<QuarantineRow, "ended_day">, today: Day): boolean =>
  ended_day === null || today <= addDays(ended_day as Day, PAPER_DAYS);

/** What a written code is looked up by; nothing when it is no code of a link. */
export function linkHashes({ vault }: Pick<Context, "vault">, written: string): readonly Uint8Array[] {
  const code = readCode(written);
  return code?.kind === "long" ? vault.hashes(USE, Buffer.from(code.text)) : [];
}

/** The quarantine that a code opens, under a lock inside a transaction; undefined when it opens none (any more). */
export async function openLink(
  context: Pick<Context, "vault">,
  sql: Sql,
  written: string,
  { today, lock = false }: { readonly today: Day; readonly lock?: boolean },
): Promise<QuarantineRow | undefined> {
  const hashes = linkHashes(context, written);
  if (hashes.length === 0) return undefined;
  const row = await quarantineOfLink(sql, hashes, lock);
  return row && opensOn(row, today) ? row : undefined;
}
