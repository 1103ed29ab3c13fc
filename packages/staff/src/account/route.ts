/** The endpoints by which somebody changes how they sign in. */
import { Fault } from "@bluezone/contract/fault";
import {
  addPasskey,
  addPasskeyOptions,
  changePassword,
  confirmTotp,
  newRecoveryCodes,
  newTotp,
  removePasskey,
} from "@bluezone/contract/staff/account";
import type { Http } from "@bluezone/server-kit/http/http";
import { audit, lockAudit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { beginNewPasskey, keepNewPasskey } from "../credentials/new-passkey.ts";
import { demandGoodPassword, hashPassword } from "../credentials/password.ts";
import { sessionOf } from "../session/admit.ts";
import { endSessions, renewToken, type Session } from "../session/store.ts";
import type { Transaction } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { beginTotp, replaceTotp } from "./another-totp.ts";
import { demandPassword } from "./demand-password.ts";

/** Changes to oneself, each noted in its own transaction. */
function changesOf({ database, clock, random, cookies }: Context) {
  async function change<T>(
    personId: string,
    action: string,
    work: (trx: Transaction) => Promise<T>,
  ): Promise<T> {
    return database.transaction(async (trx) => {
      await lockAudit(trx);
      const done = await work(trx);
      await audit(trx, clock.now(), { actor: personId, action, subject: personId });
      return done;
    });
  }
  /** One that replaces what lets in: the person's other sessions end, and this one goes on under a token that nobody has seen. */
  async function replace(
    { token, person }: Session,
    call: { answerHeader(name: string, value: string): void },
    action: string,
    work: (trx: Transaction) => Promise<void>,
  ): Promise<void> {
    const fresh = await change(person.id, action, async (trx) => {
      await work(trx);
      await endSessions(trx, person.id, token);
      return renewToken(trx, random, token);
    });
    call.answerHeader("set-cookie", cookies.setSession(fresh));
  }
  return { change, replace };
}

type Changes = ReturnType<typeof changesOf>;

function addPasswordRoutes(http: Http<Viewer>, context: Context, { change, replace }: Changes): void {
  const { authIn, authHeaders } = context;

  http.route(changePassword, async ({ password, newPassword }, call) => {
    const session = await sessionOf(context, call.header);
    const { person } = session;
    await demandPassword(context, person.id, password);
    demandGoodPassword(newPassword, [person.name, person.signInName]);
    const hash = await hashPassword(newPassword);
    await replace(session, call, "password.change", async (trx) => {
      await trx
        .updateTable("staff_account")
        .set({ password: hash })
        .where("userId", "=", person.id)
        .where("providerId", "=", "credential")
        .execute();
    });
    return {};
  });

  http.route(newRecoveryCodes, async ({ password }, call) => {
    const { token, person } = await sessionOf(context, call.header);
    await demandPassword(context, person.id, password);
    const { backupCodes } = await change(person.id, "recovery-codes.change", async (trx) =>
      (await authIn(trx)).api.generateBackupCodes({ body: { password }, headers: authHeaders(token) }),
    );
    return { recoveryCodes: backupCodes };
  });
}

function addTotpRoutes(http: Http<Viewer>, context: Context, { replace }: Changes): void {
  http.route(newTotp, async ({ password }, call) => {
    const { token, person } = await sessionOf(context, call.header);
    await demandPassword(context, person.id, password);
    return beginTotp(context, { person, token, password });
  });

  http.route(confirmTotp, async ({ enrolment, code }, call) => {
    const session = await sessionOf(context, call.header);
    const { token, person } = session;
    await replace(session, call, "totp.change", (trx) =>
      replaceTotp(context, trx, { personId: person.id, token, enrolment, code }),
    );
    return {};
  });
}

function addPasskeyRoutes(http: Http<Viewer>, context: Context, { change }: Changes): void {
  const { steps, auth, authIn, authHeaders } = context;

  http.route(addPasskeyOptions, async ({ password }, call) => {
    const { token, person } = await sessionOf(context, call.header);
    await demandPassword(context, person.id, password);
    const { ceremony, options } = await beginNewPasskey(await auth(), authHeaders(token), person.signInName);
    return { ceremony: steps.begin("passkey", token, ceremony), options };
  });

  http.route(addPasskey, async ({ name, ceremony, answer }, call) => {
    const { token, person } = await sessionOf(context, call.header);
    const begun = steps.take("passkey", token, ceremony);
    const id = await change(person.id, "passkey.add", async (trx) => {
      const kept =
        begun &&
        (await keepNewPasskey(await authIn(trx), authHeaders(token), { name, ceremony: begun.text, answer }));
      if (kept === undefined) throw new Fault("wrong_code", "The passkey was not taken; try once more.");
      return kept;
    });
    return { id };
  });

  http.route(removePasskey, async ({ id, password }, call) => {
    const { person } = await sessionOf(context, call.header);
    await demandPassword(context, person.id, password);
    await change(person.id, "passkey.remove", async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom("staff_passkey")
        .where("id", "=", id)
        .where("userId", "=", person.id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new Fault("not_found", "There is no such passkey of yours.");
      if (!(await hasFactor(trx, person.id)))
        throw new Fault("last_factor", "The last second factor stays; add another one first.");
    });
    return {};
  });
}

export function addAccountRoutes(http: Http<Viewer>, context: Context): void {
  const changes = changesOf(context);
  addPasswordRoutes(http, context, changes);
  addTotpRoutes(http, context, changes);
  addPasskeyRoutes(http, context, changes);
}

/** Whether an authenticator app that was proven, or a passkey, is left. */
async function hasFactor(trx: Transaction, personId: string): Promise<boolean> {
  const [totp, passkey] = [
    await trx
      .selectFrom("staff_two_factor")
      .select("id")
      .where("userId", "=", personId)
      .where("verified", "=", true)
      .executeTakeFirst(),
    await trx.selectFrom("staff_passkey").select("id").where("userId", "=", personId).executeTakeFirst(),
  ];
  return totp !== undefined || passkey !== undefined;
}
