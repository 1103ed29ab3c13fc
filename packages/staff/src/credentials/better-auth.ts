/**
 * The only file that knows better-auth. It keeps passwords, authenticator apps, recovery codes and passkeys, and checks
 * them; it is called as a library and none of its own endpoints is open. Its sessions are only proof that a check went
 * well: what lets people in is `session/`, on the server's clock. Its clock, for codes and challenges, is the
 * machine's, as authenticator apps have it.
 */
import { passkey } from "@better-auth/passkey";
import type { Random } from "@bluezone/server-kit/time/random";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { Kysely } from "kysely";
import type { Sql } from "../tables.ts";
import { ISSUER } from "./issuer.ts";
import { hashPassword, isPassword } from "./password.ts";
import { drawRecoveryCodes } from "./recovery-code.ts";

/** Where it is reached, and what it encrypts with. */
export type AuthOptions = {
  /** "https://desk.example.vn". */
  readonly origin: string;
  /** Newest first. */
  readonly keys: { readonly version: number; readonly value: string }[];
  /** Of recovery codes; everything else better-auth draws itself. */
  readonly random: Random;
};

/** Longer than any session of ours, in seconds: better-auth never ends one. */
const YEAR = 365 * 86_400;

/** better-auth over one connection: the database's, or a transaction's, so that what it writes is part of that. */
export function createAuth(sql: Sql, { origin, keys, random }: AuthOptions) {
  return betterAuth({
    appName: ISSUER,
    baseURL: origin,
    secrets: keys,
    database: { db: sql as unknown as Kysely<never>, type: "postgres", transaction: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Its spans have messages of errors, and say what somebody does at a sign-in (record 0079).
    experimental: { instrumentation: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "staff",
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      // Its look at the tables asks for a connection of its own, which a transaction has not.
      database: { validateSchema: false },
    },
    user: { modelName: "staff_user" },
    session: { modelName: "staff_session", expiresIn: YEAR, freshAge: 0, disableSessionRefresh: true },
    account: { modelName: "staff_account" },
    verification: { modelName: "staff_verification" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 1,
      maxPasswordLength: 1_024,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    plugins: [
      username({
        displayUsername: false,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]+$/.test(name),
      }),
      // Its lock would let anybody who knows a password shut the person out: `sign-in/waits.ts` stands in its place.
      twoFactor({
        issuer: ISSUER,
        accountLockout: { enabled: false },
        twoFactorTable: "staff_two_factor",
        backupCodeOptions: { customBackupCodesGenerate: () => drawRecoveryCodes(random) },
      }),
      passkey({
        rpName: ISSUER,
        rpID: new URL(origin).hostname,
        origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        schema: { passkey: { modelName: "staff_passkey" } },
        // A passkey is both factors only when its owner was asked for a PIN or a finger; the plugin itself does not insist.
        registration: {
          afterVerification: async ({ verification }) =>
            demandVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: async ({ verification }) =>
            demandVerified(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  });
}
export type Auth = ReturnType<typeof createAuth>;

function demandVerified(verified: boolean | undefined): void {
  if (verified !== true) throw new APIError("UNAUTHORIZED", { message: "user verification is required" });
}

/** Whether better-auth said no. Anything else that it throws is a defect. A passkey's answer that proves nothing it calls 500. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof APIError &&
  (error.statusCode < 500 || error.body?.code === "FAILED_TO_VERIFY_REGISTRATION");
