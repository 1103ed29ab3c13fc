/** Signing in with a passkey, which is both factors: what one has, and the PIN or finger that it asks for. */
import type { Context } from "../context.ts";
import { cookieHeaders, cookieSet, unlessRefused } from "../credentials/calls.ts";
import { CEREMONY } from "../credentials/new-passkey.ts";
import { endSession } from "../session/store.ts";
import { type LetIn, letIn } from "./open.ts";
import { wrong } from "./with-password.ts";

/** What to ask a passkey for, and what carries the question to its answer. */
export async function beginPasskey({
  auth,
}: Context): Promise<{ readonly ceremony: string; readonly options: Record<string, unknown> }> {
  const { response, headers } = await (await auth()).api.generatePasskeyAuthenticationOptions({
    headers: new Headers(),
    returnHeaders: true,
  });
  // The plugin asks for verification only when the key likes it; here a passkey without it is refused, so ask at once.
  const options = { ...response, userVerification: "required" };
  return { ceremony: cookieSet(headers, CEREMONY), options };
}

/** Lets somebody in. Throws Fault `wrong_sign_in`. */
export async function signInWithPasskey(
  context: Context,
  ceremony: string,
  answer: Record<string, unknown>,
): Promise<LetIn & { readonly token: string }> {
  const { auth, database, clock } = context;
  const proven = await unlessRefused(
    (await auth()).api.verifyPasskeyAuthentication({
      // What came from a page is checked by the plugin, whatever its type says.
      body: { response: answer as never },
      headers: cookieHeaders(CEREMONY, ceremony),
    }),
  );
  if (!proven) throw wrong();
  const { token, userId } = proven.session;
  const opened = await letIn(context, clock.now(), { personId: userId, token, by: "passkey" });
  if (opened) return { ...opened, token };
  await endSession(database.db, token);
  throw wrong();
}
