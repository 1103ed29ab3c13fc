/** The endpoints of digests: each is about the viewer's own. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import { Fault } from "@bluezone/contract/fault";
import { type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { usedUp } from "@bluezone/server-kit/limits/quota";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { below, type Random } from "@bluezone/server-kit/time/random";
import { fromMs, ms } from "@bluezone/staff/tables";
import { type Phone, parsePhone, phoneKind, showPhone } from "@bluezone/vietnamese/phone";
import { answered, changed, type Desk, noted, unchanged } from "../change.ts";
import { takeCode } from "./budget.ts";
import type { Carrier } from "./carrier.ts";
import { readHours } from "./hours.ts";
import { sealedFor } from "./number-use.ts";
import {
  changeDigestRow,
  type DigestTables,
  digestOf,
  dropDigest,
  lockDigest,
  putDigest,
  type Sql,
} from "./store.ts";

/** How long a code holds, in minutes, and how many wrong ones are taken. */
export const CODE_MINUTES = 10;
const TRIES = 5;

/** What the endpoints stand on. */
export type DigestParts<Tables extends DigestTables> = {
  readonly database: Database<Tables>;
  readonly random: Random;
  readonly carrier: Carrier<Sql<Tables>>;
};

function readMobile(typed: string): Phone {
  const phone = parsePhone(typed);
  if (phone === undefined || phoneKind(phone) !== "mobile")
    throw new Fault("phone_invalid", "A mobile number of Vietnam takes messages.");
  return phone;
}

/** Keeps what is asked for; the code that has to be sent, where the number is another than the one that is confirmed. */
async function ask<Tables extends DigestTables>(
  trx: Transaction<Tables>,
  { carrier, random }: DigestParts<Tables>,
  asked: {
    readonly id: string;
    readonly phone: Phone;
    readonly hours: readonly number[];
    readonly now: Instant;
  },
): Promise<string | undefined> {
  const { id, phone, now } = asked;
  const hours = [...asked.hours];
  const [row, seal] = [await lockDigest(trx, id), await carrier.seal(trx)];
  if (row?.confirmed_ms && seal.open(sealedFor("phone", id), row.phone) === phone) {
    await changeDigestRow(trx, id, { hours });
    return undefined;
  }
  const out = await takeCode(trx, { id, most: carrier.most, now });
  if (out) throw usedUp(out, now, "no more codes can be sent today; try again tomorrow");
  const code = String(below(random, 1_000_000)).padStart(6, "0");
  await putDigest(trx, {
    ...{ staff_id: id, hours, tries: 0, confirmed_ms: null, window_ms: row?.window_ms ?? "0" },
    phone: seal.seal(sealedFor("phone", id), phone),
    code: seal.seal(sealedFor("code", id), code),
    code_until_ms: ms(plus(now, Minutes(CODE_MINUTES))),
  });
  return code;
}

/** Adds them. */
export function addDigest<Tables extends DigestTables>(
  desk: Desk<Tables>,
  parts: DigestParts<Tables>,
  { readDigest, changeDigest, confirmDigest, endDigest }: DigestEndpoints,
): void {
  const { database, carrier } = parts;

  desk.read(readDigest, async (_, { caller }) => {
    const row = await digestOf(database.db, caller.id);
    const seal = await carrier.seal(database.db);
    const phone = row && (seal.open(sealedFor("phone", caller.id), row.phone) as Phone | undefined);
    if (!row || phone === undefined) return { offered: carrier.most > 0, digest: null };
    const number = showPhone(phone);
    return {
      offered: carrier.most > 0,
      digest: { number, hours: row.hours, confirmed: row.confirmed_ms !== null },
    };
  });

  desk.changes(changeDigest, async (request, { change, caller }) => {
    if (carrier.most === 0) throw new Fault("not_offered", "This server sends no digests.");
    const hours = readHours(request.hours);
    if (!hours) throw new Fault("hours_invalid", "One or two hours from 6 to 20, none twice.");
    const phone = readMobile(request.phone);
    const { id } = caller;
    let code: string | undefined;
    const done = await change(async ({ trx, now }) => {
      code = await ask(trx, parts, { id, phone, hours, now });
      return changed(
        { confirmed: code === undefined },
        { action: code === undefined ? "digest.hours" : "digest.ask", subject: id, fields: ["hours"] },
      );
    });
    if (code !== undefined && !(await carrier.send(phone, "digestCode", carrier.codeText(code))))
      throw new Fault("sms_failure", "The code could not be sent; try again.");
    return done;
  });

  desk.changes(confirmDigest, async ({ code }, { change, caller: { id } }) => {
    // A wrong code is counted, so it does not undo its transaction.
    const done = await change(async ({ trx, now }) => {
      const row = await lockDigest(trx, id);
      if (!row?.code || fromMs(row.code_until_ms) <= now || row.tries >= TRIES)
        throw new Fault("code_over", "This code holds no more; ask for another.");
      const seal = await carrier.seal(trx);
      if (seal.open(sealedFor("code", id), row.code) !== code) {
        await changeDigestRow(trx, id, { tries: row.tries + 1 });
        return noted({ right: false }, []);
      }
      await changeDigestRow(trx, id, { code: null, confirmed_ms: ms(now) });
      return changed({ right: true }, { action: "digest.start", subject: id });
    });
    if (!done.answer.right) throw new Fault("wrong_code", "This is not the code that was sent.");
    return answered(done, {});
  });

  desk.change(endDigest, async (_, { trx, caller: { id } }) =>
    (await dropDigest(trx, id)) ? changed({}, { action: "digest.end", subject: id }) : unchanged({}),
  );
}
