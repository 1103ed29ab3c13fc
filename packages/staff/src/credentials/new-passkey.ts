/** Adding a passkey to the account of a session. */
import type { Auth } from "./better-auth.ts";
import { CEREMONY, cookieSet, unlessRefused } from "./calls.ts";

/**
 * What to ask a new passkey for. `signInName` is how the person's device will list it. The ceremony goes through the page
 * and not by a cookie, so that two tabs do not disturb each other.
 */
export async function beginNewPasskey(
  auth: Auth,
  session: Headers,
  signInName: string,
): Promise<{ readonly ceremony: string; readonly options: Record<string, unknown> }> {
  const { response, headers } = await auth.api.generatePasskeyRegistrationOptions({
    headers: session,
    query: { name: signInName },
    returnHeaders: true,
  });
  const options = { ...response, user: { ...response.user, displayName: signInName } };
  return { ceremony: cookieSet(headers, CEREMONY), options };
}

/** Keeps it; its id, or nothing when what came is no proof. */
export async function keepNewPasskey(
  auth: Auth,
  session: Headers,
  given: {
    readonly ceremony: string;
    readonly answer: Record<string, unknown>;
    /** What its owner calls it. */
    readonly name?: string;
  },
): Promise<string | undefined> {
  const { ceremony, answer, name } = given;
  const headers = new Headers({ cookie: `${session.get("cookie")}; staff.${CEREMONY}=${ceremony}` });
  const kept = await unlessRefused(
    auth.api.verifyPasskeyRegistration({
      body: { response: answer, ...(name === undefined ? {} : { name }) },
      headers,
    }),
  );
  return kept?.id;
}

/** What keeps a passkey that its owner gave no name ("iCloud Keychain"), by the number that its maker gave it; "" when it does not say. */
export const makerOf = async (aaguid: string | null): Promise<string> =>
  (await import("@better-auth/passkey")).getAuthenticatorName(aaguid) ?? "";
