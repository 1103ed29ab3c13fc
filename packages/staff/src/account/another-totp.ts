/**
 * Another authenticator app, whose secret counts only once it is proven. better-auth makes the secret in a transaction that
 * is undone; between the steps it travels with the page, encrypted by better-auth and sealed for the session that began: a
 * few minutes, and no longer than the password that was asked for holds, for another password renews the session's token.
 */
import { Fault } from "@bluezone/contract/fault";
import type { Context } from "../context.ts";
import { unlessRefused } from "../credentials/calls.ts";
import { totpLink } from "../credentials/totp-link.ts";
import { rememberCode } from "../credentials/used-codes.ts";
import type { Transaction } from "../tables.ts";

/** Carries what was made out of the transaction that undoes it. */
class Made extends Error {
  readonly uri: string;
  readonly encrypted: string;
  constructor(uri: string, encrypted: string) {
    super("made, and undone");
    this.uri = uri;
    this.encrypted = encrypted;
  }
}

/** First step: a secret for the app, as a link and as text. Nothing has changed after it. */
export async function beginTotp(
  { database, steps, authIn, authHeaders }: Context,
  asked: {
    readonly person: { readonly id: string; readonly signInName: string };
    readonly token: string;
    readonly password: string;
  },
): Promise<{ readonly enrolment: string; readonly totpUri: string; readonly totpSecret: string }> {
  const { person, token, password } = asked;
  const made = await database
    .transaction(async (trx): Promise<Made> => {
      const ofPerson = trx.updateTable("staff_two_factor").where("userId", "=", person.id);
      await ofPerson.set({ verified: false }).execute();
      const enabled = await (await authIn(trx)).api.enableTwoFactor({
        body: { password, method: "totp" },
        headers: authHeaders(token),
      });
      const { secret } = await trx
        .selectFrom("staff_two_factor")
        .select("secret")
        .where("userId", "=", person.id)
        .executeTakeFirstOrThrow();
      throw new Made(enabled.method === "totp" ? enabled.totpURI : "", secret);
    })
    .catch((thrown: unknown) => {
      if (thrown instanceof Made) return thrown;
      throw thrown;
    });
  const enrolment = steps.begin("totp", token, made.encrypted);
  return { enrolment, ...totpLink(made.uri, person.signInName) };
}

/** Second step: a code proves the new app, which replaces the old one. Throws Fault `wrong_code`; the transaction must then be undone. */
export async function replaceTotp(
  { steps, authIn, authHeaders }: Context,
  trx: Transaction,
  given: {
    readonly personId: string;
    readonly token: string;
    readonly enrolment: string;
    readonly code: string;
  },
): Promise<void> {
  const { personId, token, enrolment, code } = given;
  const begun = steps.take("totp", token, enrolment);
  const wrong = () => new Fault("wrong_code", "The code was not right, or came too late; begin once more.");
  if (!begun) throw wrong();
  await trx
    .updateTable("staff_two_factor")
    .set({ secret: begun.text, verified: false })
    .where("userId", "=", personId)
    .execute();
  const proven = await unlessRefused(
    (await authIn(trx)).api.verifyTOTP({ body: { code }, headers: authHeaders(token) }),
  );
  if (!proven || !(await rememberCode(trx, personId, code))) throw wrong();
}
