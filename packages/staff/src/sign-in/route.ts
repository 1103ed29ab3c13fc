/** The endpoints of signing in and out. */
import {
  passkeySignIn,
  passkeySignInOptions,
  signIn,
  signOut,
  signOutEverywhere,
} from "@bluezone/contract/staff/sign-in";
import type { Http } from "@bluezone/server-kit/http/http";
import { audit, lockAudit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { sessionOf } from "../session/admit.ts";
import { demandSameOrigin } from "../session/same-origin.ts";
import { startSession } from "../session/start.ts";
import { endSession, endSessions } from "../session/store.ts";
import type { Viewer } from "../viewer.ts";
import { beginPasskey, signInWithPasskey } from "./with-passkey.ts";
import { signInWithPassword } from "./with-password.ts";

export function addSignInRoutes(http: Http<Viewer>, context: Context): void {
  const { origin, cookies, database, clock } = context;

  http.route(signIn, async (typed, call) => {
    demandSameOrigin(origin, call.header);
    const mark = cookies.known(call.header("cookie"), typed.signInName);
    const person = await signInWithPassword(context, typed, mark);
    startSession(context, call, person);
    return { id: person.id, name: person.name };
  });

  http.route(passkeySignInOptions, async (_asked, call) => {
    demandSameOrigin(origin, call.header);
    return beginPasskey(context);
  });

  http.route(passkeySignIn, async ({ ceremony, answer }, call) => {
    demandSameOrigin(origin, call.header);
    const person = await signInWithPasskey(context, ceremony, answer);
    startSession(context, call, person);
    return { id: person.id, name: person.name };
  });

  http.route(signOut, async (_asked, call) => {
    const { token } = await sessionOf(context, call.header);
    await endSession(database.db, token);
    call.answerHeader("set-cookie", cookies.endSession());
    return {};
  });

  http.route(signOutEverywhere, async (_asked, call) => {
    const now = clock.now();
    const ended = await database.transaction(async (trx) => {
      await lockAudit(trx);
      await audit(trx, now, { actor: call.caller.id, action: "session.end-all", subject: call.caller.id });
      return endSessions(trx, call.caller.id);
    });
    call.answerHeader("set-cookie", cookies.endSession());
    return { ended };
  });
}
