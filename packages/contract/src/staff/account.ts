/** One's own account. What changes how one signs in asks for the password again, and ends the other sessions. */
import { z } from "zod";
import { staffEndpoint } from "./endpoint.ts";
import {
  At,
  Ceremony,
  Enrolment,
  GrantShape,
  NewPassword,
  PasskeyAnswer,
  PasskeyOptions,
  Password,
  PersonName,
  RecoveryCodes,
  StaffId,
  TotpCode,
} from "./fields.ts";

/** A passkey as its owner sees it: what they call it, or else what keeps it, or else "". */
const Passkey = z.object({ id: StaffId, name: z.string(), addedAt: At });

/** What happens to somebody's way in, as the audit log names it. */
export const WAY_IN = [
  "session.open",
  "password.change",
  "totp.change",
  "passkey.add",
  "passkey.remove",
  "recovery-codes.change",
  "credentials.renew",
] as const;

/** Who is signed in and what they may do where. */
export const me = staffEndpoint({
  path: "/api/staff/me",
  summary: "The person who is signed in.",
  request: z.object({}),
  response: z.object({
    id: z.string(),
    name: z.string(),
    signInName: z.string(),
    /** The unit of the first role: where the person belongs. */
    home: z.object({ unitId: z.string(), path: z.string() }),
    grants: z.array(GrantShape.extend({ path: z.string() })),
    /** By permission the paths of the units where it is held, each with all that begins with it. */
    permissions: z.record(z.string(), z.array(z.string())),
    totp: z.boolean(),
    passkeys: z.array(Passkey),
    recoveryCodesLeft: z.int(),
    /** What happened to this person's way in during the last thirty days, newest first: what they did not do they notice. */
    lately: z.array(
      z.object({
        at: At,
        what: z.enum(WAY_IN),
      }),
    ),
    /** The latest moment at which this session ends, and how long it outlives the last call, in seconds. */
    sessionUntil: At,
    idleSeconds: z.int(),
  }),
});

/** `try_later`: too many wrong passwords in a row; `Retry-After` says how long. */
const WRONG = { wrong_password: 422, try_later: 429 } as const;

/** Another password. */
export const changePassword = staffEndpoint({
  path: "/api/staff/password",
  summary: "Changes the password and ends the other sessions.",
  request: z.object({ password: Password, newPassword: NewPassword }),
  response: z.object({}),
  faults: { ...WRONG, weak_password: 422 },
});

/** Ten new recovery codes; those of before are worthless. */
export const newRecoveryCodes = staffEndpoint({
  path: "/api/staff/recovery-codes",
  summary: "Makes new recovery codes; the old ones end.",
  request: z.object({ password: Password }),
  response: z.object({ recoveryCodes: RecoveryCodes }),
  faults: WRONG,
});

/** Another authenticator app, first step. The old one counts until the new one is proven. */
export const newTotp = staffEndpoint({
  path: "/api/staff/totp/new",
  summary: "Begins another authenticator app.",
  request: z.object({ password: Password }),
  response: z.object({ enrolment: Enrolment, totpUri: z.string(), totpSecret: z.string() }),
  faults: WRONG,
});

/** Another authenticator app, second step. */
export const confirmTotp = staffEndpoint({
  path: "/api/staff/totp/confirm",
  summary: "Proves the other authenticator app, which replaces the old one.",
  request: z.object({ enrolment: Enrolment, code: TotpCode }),
  response: z.object({}),
  faults: { wrong_code: 422 },
});

/** Another passkey, first step. */
export const addPasskeyOptions = staffEndpoint({
  path: "/api/staff/passkeys/options",
  summary: "What to ask a new passkey for.",
  request: z.object({ password: Password }),
  response: z.object({ ceremony: Ceremony, options: PasskeyOptions }),
  faults: WRONG,
});

/** Another passkey, second step. `name` is what its owner calls it. */
export const addPasskey = staffEndpoint({
  path: "/api/staff/passkeys/add",
  summary: "Keeps another passkey.",
  request: z.object({ name: PersonName, ceremony: Ceremony, answer: PasskeyAnswer }),
  response: z.object({ id: StaffId }),
  faults: { wrong_code: 422 },
});

/** Removes a passkey; the last second factor stays. */
export const removePasskey = staffEndpoint({
  path: "/api/staff/passkeys/remove",
  summary: "Removes a passkey.",
  request: z.object({ id: StaffId, password: Password }),
  response: z.object({}),
  faults: { ...WRONG, last_factor: 409 },
});
