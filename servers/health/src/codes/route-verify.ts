/** The endpoint of phones that turns a code into a token. */
import { Fault } from "@bluezone/contract/fault";
import { verify } from "@bluezone/contract/health/verify";
import { type Instant, isoDay, plus } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { secondsUntil } from "@bluezone/server-kit/limits/quota";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { type Hasher, openHasher } from "../hashing/hash-keys.ts";
import { countsFrom, phoneDid } from "../phone-time.ts";
import { busy } from "../quotas/busy.ts";
import type { Transaction } from "../tables.ts";
import { certifiedOnset } from "./certify.ts";
import { type Code, readCode } from "./code.ts";
import type { CodeHooks } from "./hooks.ts";
import { codeKept, TOKEN_LIFE } from "./lives.ts";
import type { LookUps } from "./look-ups.ts";
import { readNonce } from "./opaque.ts";
import { findTokenOf, insertToken, lockCode, replaceToken, type StoredCode, useCode } from "./store.ts";
import { decideVerify, type Nonce, readAccept } from "./verify.ts";

const TOKEN_BYTES = 32;

/** Most calls that wait for another with the same code. */
const MOST_WAITING = 32;

/** Adds the endpoint. */
export function addVerifyRoute(
  http: Http<Caller>,
  context: Context,
  lookUp: LookUps,
  { claimed }: Pick<CodeHooks, "claimed">,
): void {
  const { clock, database, events, random } = context;
  const turns = createTurns(MOST_WAITING);
  const spend = createSpend(context);

  http.route(verify, async (body, { caller }) => {
    const asked = clock.now();
    const accept = readAccept(body.accept);
    const code = readCode(body.code);
    if (!code) throw new Fault("code_not_found", "this is no code");
    const { kind, text } = code;
    const nonce = body.nonce ? readNonce(body.nonce) : undefined;
    const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString("base64url");

    const sight = await lookUp({ kind, text, now: asked });
    if (sight.is === "resting") {
      events.emit({ event: "short_code_suspended" });
      const message = "short codes rest for some minutes; links go on working";
      throw new Fault("quota_exceeded", message, secondsUntil(sight.until, asked));
    }
    if (sight.is === "unknown") {
      if (kind === "short") events.emit({ event: "short_code_wrong" });
      throw notFound();
    }
    await spend(verify, sight.hash);

    // One at a time of each code: whoever repeats a code holds up nobody but its owner.
    const taken = turns(`${kind}/${text}`, () =>
      database.transaction(async (trx): Promise<StoredCode> => {
        const hasher = await openHasher(context, trx, "code");
        const found = await lockCode(trx, kind, hasher.all(kind, text));
        // Not when it was asked: while it waited, the code may have been ended.
        const now = clock.now();
        const decided = decideVerify(
          found && (await seen(trx, hasher, found, kind, nonce, now)),
          accept,
          now,
        );
        if (decided instanceof Fault) throw decided;
        if (!found) throw notFound();
        const hash = hasher.hash("token", token);
        if (decided === "again") await replaceToken(trx, found.id, hash);
        else await takeCode(trx, hasher, found, { hash, nonce, now, claimed });
        if (decided === "use")
          await audit(trx, phoneDid(now), {
            actor: caller.id,
            action: "code.use",
            subject: found.id,
            keepUntil: codeKept(found.longUntil),
          });
        return found;
      }),
    );
    if (!taken) throw busy();
    const found = await taken;
    const { reportType, symptom, test, used, canary } = found;
    if (!canary)
      events.emit(used ? { event: "token_given_again" } : { event: "code_used", kind, reportType });
    return {
      testtype: reportType,
      ...(symptom === undefined ? {} : { symptomDate: isoDay(symptom) }),
      ...(test === undefined ? {} : { testDate: isoDay(test) }),
      token,
    };
  });
}

const notFound = (): Fault => new Fault("code_not_found", "this code is not known");

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
  first: Pick<CodeHooks, "claimed"> & {
    readonly hash: Uint8Array;
    readonly nonce: Uint8Array | undefined;
    readonly now: Instant;
  },
): Promise<void> {
  const { hash, nonce, now, claimed } = first;
  await useCode(trx, code.id, phoneDid(now));
  await claimed(trx, code.id, phoneDid(now));
  await insertToken(trx, {
    codeId: code.id,
    hash,
    reportType: code.reportType,
    symptom: code.symptom === undefined ? undefined : certifiedOnset(code.symptom, now),
    until: plus(countsFrom(now), TOKEN_LIFE),
    nonceHash: nonce ? hasher.hash("nonce", nonce) : null,
  });
}
