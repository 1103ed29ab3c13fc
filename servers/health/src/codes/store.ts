/** The only SQL of codes, tokens, phones and wrong codes. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { Day, type Instant, minus } from "@bluezone/protocol/time";
import { sql } from "kysely";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import type { Code } from "./code.ts";
import { FLOOD_WINDOW, floodSince } from "./flood.ts";
import type { CodeRow, PhoneRow, TokenRow } from "./tables.ts";

const day = (n: number | null): Day | undefined => (n === null ? undefined : Day(n));
const HASH = { short: "short_hash", long: "long_hash" } as const;
const UNTIL = { short: "short_until_ms", long: "long_until_ms" } as const;

/** A code as the decisions want it. */
export type StoredCode = {
  readonly id: string;
  readonly issuer: string;
  readonly reportType: ReportTypeName;
  readonly symptom: Day | undefined;
  readonly test: Day | undefined;
  readonly nonceHash: Uint8Array | null;
  readonly shortUntil: Instant;
  readonly longUntil: Instant;
  readonly used: boolean;
  readonly canary: boolean;
};

const stored = (row: CodeRow): StoredCode => ({
  id: row.id,
  issuer: row.issuer,
  reportType: row.report_type as ReportTypeName,
  symptom: day(row.symptom_day),
  test: day(row.test_day),
  nonceHash: row.nonce_hash,
  shortUntil: fromMs(row.short_until_ms),
  longUntil: fromMs(row.long_until_ms),
  used: row.used_ms !== null,
  canary: row.canary,
});

/** Whether there is a code with this id. */
export async function codeExists(trx: Transaction, id: string): Promise<boolean> {
  return (await trx.selectFrom("code").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** Whether a drawn code is taken, under any key of hashes. */
export async function hashTaken(
  trx: Transaction,
  kind: Code["kind"],
  hashes: Uint8Array[],
): Promise<boolean> {
  const row = await trx.selectFrom("code").select("id").where(HASH[kind], "in", hashes).executeTakeFirst();
  return row !== undefined;
}

/** Stores a new code; false when its id or a hash is taken meanwhile. */
export async function insertCode(
  trx: Transaction,
  code: Omit<StoredCode, "used"> & {
    readonly shortHash: Uint8Array | null;
    readonly longHash: Uint8Array | null;
    readonly made: Instant;
  },
): Promise<boolean> {
  const row = await trx
    .insertInto("code")
    .values({
      id: code.id,
      issuer: code.issuer,
      short_hash: code.shortHash,
      long_hash: code.longHash,
      report_type: code.reportType,
      symptom_day: code.symptom ?? null,
      test_day: code.test ?? null,
      nonce_hash: code.nonceHash,
      made_ms: ms(code.made),
      short_until_ms: ms(code.shortUntil),
      long_until_ms: ms(code.longUntil),
      used_ms: null,
      canary: code.canary,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a code back that was never sent. */
export async function deleteCode(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("phone").where("code_id", "=", id).execute();
  await trx.deleteFrom("code").where("id", "=", id).where("used_ms", "is", null).execute();
}

/** A code of one issuer by its id. */
export async function findIssued(db: Sql, id: string, issuer: string): Promise<StoredCode | undefined> {
  const row = await db
    .selectFrom("code")
    .selectAll()
    .where("id", "=", id)
    .where("issuer", "=", issuer)
    .executeTakeFirst();
  return row && stored(row);
}

/** Ends a code, and the token that came of it, at `now` where they would end later. */
export async function endCode(trx: Transaction, id: string, now: Instant): Promise<void> {
  for (const column of Object.values(UNTIL))
    await trx
      .updateTable("code")
      .set({ [column]: ms(now) })
      .where("id", "=", id)
      .where(column, ">", ms(now))
      .execute();
  await trx
    .updateTable("token")
    .set({ until_ms: ms(now) })
    .where("code_id", "=", id)
    .where("until_ms", ">", ms(now))
    .execute();
}

/** A code by its hashes, locked until the transaction ends: of two who show it, the second sees what the first did. */
export async function lockCode(
  trx: Transaction,
  kind: Code["kind"],
  hashes: Uint8Array[],
): Promise<StoredCode | undefined> {
  const row = await trx
    .selectFrom("code")
    .selectAll()
    .where(HASH[kind], "in", hashes)
    .forUpdate()
    .executeTakeFirst();
  return row && stored(row);
}

/** Marks a locked code as used at `at`, and the phone number that it was sent to as one that has reported. */
export async function useCode(trx: Transaction, id: string, at: Instant): Promise<void> {
  await trx
    .updateTable("code")
    .set({ used_ms: ms(at) })
    .where("id", "=", id)
    .execute();
  await trx.updateTable("phone").set({ claimed: true }).where("code_id", "=", id).execute();
}

/** A token as the decisions want it. */
export type StoredToken = {
  readonly codeId: string;
  readonly reportType: ReportTypeName;
  readonly symptom: Day | undefined;
  readonly until: Instant;
  readonly nonceHash: Uint8Array | null;
  readonly boundHash: Uint8Array | null;
};

/** Whether a code is a canary's. It stands at least as long as its token. */
export async function isCanary(trx: Transaction, codeId: string): Promise<boolean> {
  const row = await trx.selectFrom("code").select("canary").where("id", "=", codeId).executeTakeFirst();
  return row?.canary === true;
}

const storedToken = (row: TokenRow): StoredToken => ({
  codeId: row.code_id,
  reportType: row.report_type as ReportTypeName,
  symptom: day(row.symptom_day),
  until: fromMs(row.until_ms),
  nonceHash: row.nonce_hash,
  boundHash: row.bound_hash,
});

/** The token that came of a code. */
export async function findTokenOf(trx: Transaction, codeId: string): Promise<StoredToken | undefined> {
  const row = await trx.selectFrom("token").selectAll().where("code_id", "=", codeId).executeTakeFirst();
  return row && storedToken(row);
}

/** A token by its hashes, locked until the transaction ends. */
export async function lockToken(trx: Transaction, hashes: Uint8Array[]): Promise<StoredToken | undefined> {
  const row = await trx
    .selectFrom("token")
    .selectAll()
    .where("hash", "in", hashes)
    .forUpdate()
    .executeTakeFirst();
  return row && storedToken(row);
}

/** Stores the token of a code. */
export async function insertToken(
  trx: Transaction,
  token: Omit<StoredToken, "boundHash"> & { readonly hash: Uint8Array },
): Promise<void> {
  await trx
    .insertInto("token")
    .values({
      code_id: token.codeId,
      hash: token.hash,
      report_type: token.reportType,
      symptom_day: token.symptom ?? null,
      until_ms: ms(token.until),
      nonce_hash: token.nonceHash,
      bound_hash: null,
    })
    .execute();
}

/** Puts a new token in the place of the one whose answer was lost; what it is bound to stays. */
export async function replaceToken(trx: Transaction, codeId: string, hash: Uint8Array): Promise<void> {
  await trx.updateTable("token").set({ hash }).where("code_id", "=", codeId).execute();
}

/** Binds a token to the hash of an `ekeyhmac`. */
export async function bindToken(trx: Transaction, codeId: string, hash: Uint8Array): Promise<void> {
  await trx.updateTable("token").set({ bound_hash: hash }).where("code_id", "=", codeId).execute();
}

/** What is known of a phone number that asked before. */
export async function findPhone(
  trx: Transaction,
  hashes: Uint8Array[],
): Promise<{ readonly codeId: string; readonly at: Instant; readonly claimed: boolean } | undefined> {
  const row: PhoneRow | undefined = await trx
    .selectFrom("phone")
    .selectAll()
    .where("hash", "in", hashes)
    .orderBy("at_ms", "desc")
    .forUpdate()
    .executeTakeFirst();
  return row && { codeId: row.code_id, at: fromMs(row.at_ms), claimed: row.claimed };
}

/**
 * Keeps that a number asked, its wait counted from `at`, in place of what `findPhone` locked (the phone of code `instead`);
 * false when another call was faster. What that other one has kept meanwhile is not touched.
 */
export async function keepPhone(
  trx: Transaction,
  phone: {
    readonly instead: string | undefined;
    readonly hash: Uint8Array;
    readonly codeId: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  if (phone.instead !== undefined)
    await trx.deleteFrom("phone").where("code_id", "=", phone.instead).execute();
  const row = await trx
    .insertInto("phone")
    .values({ hash: phone.hash, code_id: phone.codeId, at_ms: ms(phone.at), claimed: false })
    .onConflict((conflict) => conflict.doNothing())
    .returning("code_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these hashes belong to a code or token that was issued. */
export async function knownHashes(
  trx: Transaction,
  shown: readonly { readonly kind: Code["kind"] | "token"; readonly hashes: readonly Uint8Array[] }[],
): Promise<{ has(kind: Code["kind"] | "token", hash: Uint8Array): boolean }> {
  const name = (kind: string, hash: Uint8Array) => `${kind}/${Buffer.from(hash).toString("base64")}`;
  const found = new Set<string>();
  for (const kind of ["short", "long", "token"] as const) {
    const hashes = shown.flatMap((one) => (one.kind === kind ? one.hashes : []));
    if (hashes.length === 0) continue;
    const any = sql<Uint8Array>`any(${hashes}::bytea[])`;
    const rows =
      kind === "token"
        ? await trx.selectFrom("token").select("hash").where("hash", "=", any).execute()
        : await trx.selectFrom("code").select(`${HASH[kind]} as hash`).where(HASH[kind], "=", any).execute();
    for (const { hash } of rows) if (hash) found.add(name(kind, hash));
  }
  return { has: (kind, hash) => found.has(name(kind, hash)) };
}

/** How many short codes could be guessed: those that live and that nobody has used. */
export async function livingShortCodes(sql: Sql, now: Instant): Promise<number> {
  const { n } = await sql
    .selectFrom("code")
    .select(({ fn }) => fn.countAll<string>().as("n"))
    .where("short_hash", "is not", null)
    .where("short_until_ms", ">", ms(now))
    .where("used_ms", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Counts wrong short codes of a minute. */
export async function countWrongCodes(trx: Transaction, minute: Instant, wrong: number): Promise<void> {
  await trx
    .insertInto("wrong_code")
    .values({ minute_ms: ms(minute), wrong })
    .onConflict((conflict) =>
      conflict.column("minute_ms").doUpdateSet({ wrong: sql`wrong_code.wrong + excluded.wrong` }),
    )
    .execute();
}

/** The wrong short codes that may matter at `now`, by minute: those of this window and of the one before. */
export async function wrongCodes(
  trx: Sql,
  now: Instant,
): Promise<{ readonly minute: Instant; readonly wrong: number }[]> {
  const rows = await trx
    .selectFrom("wrong_code")
    .selectAll()
    .where("minute_ms", ">=", ms(minus(floodSince(now), FLOOD_WINDOW)))
    .execute();
  return rows.map(({ minute_ms, wrong }) => ({ minute: fromMs(minute_ms), wrong }));
}
