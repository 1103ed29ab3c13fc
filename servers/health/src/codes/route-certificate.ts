/** The endpoint of phones that turns a token into a certificate. The certificate itself is not kept. */
import { Fault } from "@bluezone/contract/fault";
import { certificate } from "@bluezone/contract/health/verify";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import { SignJWT } from "jose";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../callers.ts";
import type { Context, SignJwt } from "../context.ts";
import { openHasher } from "../hashing/hash-keys.ts";
import { phoneDid } from "../phone-time.ts";
import { busy } from "../quotas/busy.ts";
import { signingKey } from "../signing/signing-keys.ts";
import { canaryIssuer, certificateClaims, decideCertificate } from "./certify.ts";
import type { CodeHooks } from "./hooks.ts";
import type { LookUps } from "./look-ups.ts";
import { readEkeyhmac } from "./opaque.ts";
import { bindToken, isCanary, lockToken } from "./store.ts";

/** Most calls that wait for another with the same token. */
const MOST_WAITING = 32;

const byJose: SignJwt = (claims, { kid, key }) =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid, typ: "JWT" }).sign(key);

/** Adds the endpoint. */
export function addCertificateRoute(
  http: Http<Caller>,
  context: Context,
  lookUp: LookUps,
  { certified }: Pick<CodeHooks, "certified">,
): void {
  const { clock, config, database, events, signJwt = byJose } = context;
  const turns = createTurns(MOST_WAITING);
  const spend = createSpend(context);

  http.route(certificate, async ({ token, ekeyhmac }, { caller }) => {
    const asked = clock.now();
    const mac = readEkeyhmac(ekeyhmac);
    if (!mac) throw new Fault("hmac_invalid", "ekeyhmac must be 32 bytes in base64");
    const sight = await lookUp({ kind: "token", text: token, now: asked });
    if (sight.is !== "known") throw new Fault("token_invalid", "this token is not known");
    await spend(certificate, sight.hash);
    const signed = turns(token, () =>
      database.transaction(async (trx) => {
        const hasher = await openHasher(context, trx, "code");
        const found = await lockToken(trx, hasher.all("token", token));
        // Not when it was asked: while it waited, the token may have been ended.
        const now = clock.now();
        // Under the code's id, so that the same keys shared twice do not look alike in the table.
        const bytes = Buffer.concat([Buffer.from(`${found?.codeId}\0`), mac]);
        const bound = !found?.boundHash
          ? "none"
          : hasher.matches("ekeyhmac", bytes, found.boundHash)
            ? "same"
            : "other";
        const decided = decideCertificate(found && { until: found.until, bound }, now);
        if (decided instanceof Fault || !found) throw decided;
        const { kid, key } = await signingKey(context, trx, now);
        const report = { reportType: found.reportType, symptom: found.symptom };
        const canary = await isCanary(trx, found.codeId);
        const parties = canary ? { ...config, issuer: canaryIssuer(config.issuer) } : config;
        const jwt = await signJwt({ ...certificateClaims(report, mac, parties, now) }, { kid, key });
        // Bound last: when signing fails, the token is still free.
        if (decided === "bind") {
          await bindToken(trx, found.codeId, hasher.hash("ekeyhmac", bytes));
          const entry = { actor: caller.id, action: "token.bind", subject: found.codeId } as const;
          await audit(trx, phoneDid(now), { ...entry, keepUntil: found.until });
          await certified(trx, found.codeId, phoneDid(now));
        }
        return { jwt, canary, again: decided === "again" };
      }),
    );
    if (!signed) throw busy();
    const { jwt, canary, again } = await signed;
    if (!canary) events.emit({ event: "certificate_signed", again });
    return { certificate: jwt };
  });
}
