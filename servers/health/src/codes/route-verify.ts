/** The door of phones that turns a code into a token. */
import { Fault } from "@bluezone/contract/fault";
import { verify } from "@bluezone/contract/health/verify";
import { type Instant, isoDay, plus } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Caller } from "../api-keys/api-keys.ts";
import { audit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { type Hasher, openHasher } from "../hashing/hash-keys.ts";
import { countsFrom, phoneDid } from "../phone-time.ts";
import type { Transaction } from "../tables.ts";
import { certifiedOnset } from "./certify.ts";
import { type Code, readCode } from "./code.ts";
import { suspendedUntil } from "./flood.ts";
import { codeKept, TOKEN_LIFE } from "./lives.ts";
import { readNonce } from "./opaque.ts";
import {
  countWrongCode,
  findTokenOf,
  insertToken,
  lockCode,
  replaceToken,
  type StoredCode,
  useCode,
  wrongCodes,
} from "./store.ts";
import { decideVerify, type Nonce, readAccept } from "./verify.ts";

const TOKEN_BYTES = 32;

/** Adds the door. */
export function addVerifyRoute(http: Http<Caller>, context: Context): void {
  const { clock, database, events, random, config } = context;

  http.route(verify, async (body, { caller }) => {
    const now = clock.now();
    const accept = readAccept(body.accept);
    const code = readCode(body.code);
    if (!code) throw new Fault("code_not_found", "this is no code");
    const nonce = body.nonce ? readNonce(body.nonce) : undefined;
    const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString("base64url");

    // A refusal is handed out of the transaction, not thrown in it: what it counted must stay.
    const outcome = await database.transaction(async (trx): Promise<StoredCode | Fault> => {
      if (
        code.kind === "short" &&
        suspendedUntil(await wrongCodes(trx, now), config.wrongCodes, now) !== undefined
      )
        return new Fault("quota_exceeded", "short codes rest for some minutes; links go on working");
      const hasher = await openHasher(context, trx, "code");
      const found = await lockCode(trx, code.kind, hasher.all(code.kind, code.text));
      const decided = decideVerify(
        found && (await seen(trx, hasher, found, code.kind, nonce, now)),
        accept,
        now,
      );
      if (decided instanceof Fault || !found) {
        if (code.kind === "short" && decided instanceof Fault && decided.code === "code_not_found")
          await countWrongCode(trx, now);
        return decided instanceof Fault ? decided : new Fault("code_not_found", "this code is not known");
      }
      const hash = hasher.hash("token", token);
      if (decided === "again") await replaceToken(trx, found.id, hash);
      else await takeCode(trx, hasher, found, { hash, nonce, now });
      if (decided === "use")
        await audit(trx, phoneDid(now), {
          actor: caller.id,
          action: "code.use",
          subject: found.id,
          keepUntil: codeKept(found.longUntil),
        });
      return found;
    });

    tell(outcome, code);
    if (outcome instanceof Fault) throw outcome;
    return {
      testtype: outcome.reportType,
      ...(outcome.symptom === undefined ? {} : { symptomDate: isoDay(outcome.symptom) }),
      ...(outcome.test === undefined ? {} : { testDate: isoDay(outcome.test) }),
      token,
    };
  });

  function tell(outcome: StoredCode | Fault, { kind }: Code): void {
    if (!(outcome instanceof Fault))
      events.emit(
        outcome.used
          ? { event: "token_given_again" }
          : { event: "code_used", kind, reportType: outcome.reportType },
      );
    else if (outcome.code === "quota_exceeded") events.emit({ event: "short_code_suspended" });
    else if (outcome.code === "code_not_found" && kind === "short")
      events.emit({ event: "short_code_wrong" });
  }
}

/** A stored code as the decision sees it. */
async function seen(
  trx: Transaction,
  hasher: Hasher,
  code: StoredCode,
  kind: Code["kind"],
  nonce: Uint8Array | undefined,
  now: Instant,
) {
  const against = (hash: Uint8Array | null): Nonce =>
    nonce === undefined || hash === null
      ? "absent"
      : hasher.matches("nonce", nonce, hash)
        ? "right"
        : "wrong";
  const token = code.used ? await findTokenOf(trx, code.id) : undefined;
  const living = token && token.until > now ? token.nonceHash : null;
  return {
    reportType: code.reportType,
    until: kind === "short" ? code.shortUntil : code.longUntil,
    used: code.used,
    askedWith: against(code.nonceHash),
    usedWith: against(living),
  };
}

/** Uses a code up: only what the certificate will say goes into the token. */
async function takeCode(
  trx: Transaction,
  hasher: Hasher,
  code: StoredCode,
  first: { readonly hash: Uint8Array; readonly nonce: Uint8Array | undefined; readonly now: Instant },
): Promise<void> {
  const { hash, nonce, now } = first;
  await useCode(trx, code.id, phoneDid(now));
  await insertToken(trx, {
    codeId: code.id,
    hash,
    reportType: code.reportType,
    symptom: code.symptom === undefined ? undefined : certifiedOnset(code.symptom, now),
    until: plus(countsFrom(now), TOKEN_LIFE),
    nonceHash: nonce ? hasher.hash("nonce", nonce) : null,
  });
}
