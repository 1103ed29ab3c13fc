/**
 * Signing in and out. Password and code come in one call, and one answer stands for every way to be wrong: nobody learns
 * which names there are or which half was right. The answer of success is a cookie; pages never see what is in it.
 */
import { z } from "zod";
import { staffEndpoint } from "./endpoint.ts";
import { Ceremony, PasskeyAnswer, PasskeyOptions, Password, SecondFactor, SignInName } from "./fields.ts";
import { openEndpoint } from "./open-endpoint.ts";

/** What a sign-in can answer beside success. */
const SIGN_IN_FAULTS = {
  /**
   * Name, password, code or passkey is wrong, or the person is suspended; also when too many wrong codes came with the right
   * password from a browser that is not known: an answer of its own would say that the password is right.
   */
  wrong_sign_in: 401,
  /** More people try at once than the server checks; the same call does better soon. */
  busy: 429,
} as const;

/** Who is signed in now. */
const SignedIn = z.object({ id: z.string(), name: z.string() });

/** With a password and the code of an authenticator app, or a recovery code. */
export const signIn = openEndpoint({
  path: "/api/staff/sign-in",
  summary: "Signs in with name, password and a code; sets the session's cookie.",
  request: z.object({ signInName: SignInName, password: Password, code: SecondFactor }),
  response: SignedIn,
  faults: SIGN_IN_FAULTS,
});

/** With a passkey: first its options. No name is asked for: the passkey knows it. */
export const passkeySignInOptions = openEndpoint({
  path: "/api/staff/sign-in/passkey-options",
  summary: "What to ask a passkey for.",
  request: z.object({}),
  response: z.object({ ceremony: Ceremony, options: PasskeyOptions }),
  faults: { busy: 429 },
});

/** With a passkey: then what it gave. */
export const passkeySignIn = openEndpoint({
  path: "/api/staff/sign-in/passkey",
  summary: "Signs in with a passkey; sets the session's cookie.",
  request: z.object({ ceremony: Ceremony, answer: PasskeyAnswer }),
  response: SignedIn,
  faults: SIGN_IN_FAULTS,
});

/** Ends this session. */
export const signOut = staffEndpoint({
  path: "/api/staff/sign-out",
  summary: "Ends this session.",
  request: z.object({}),
  response: z.object({}),
});

/** Ends every session of the person, this one too. */
export const signOutEverywhere = staffEndpoint({
  path: "/api/staff/sign-out-everywhere",
  summary: "Ends all sessions of the person, this one too.",
  request: z.object({}),
  response: z.object({ ended: z.int() }),
});
