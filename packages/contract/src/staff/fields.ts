/** What the forms of accounts are made of: names, passwords, codes, passkeys. */
import { z } from "zod";

/** A person's or an invitation's id. Opaque. */
export const StaffId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** The id of a unit; the server that has the units says which there are. */
export const PlaceId = z.string().min(1).max(80);
/** The name of a role of the server. */
export const RoleName = z.string().regex(/^[a-z][a-z-]{1,39}$/);
/** The name that colleagues see: 1 to 80 characters, NFC, no line breaks or other controls. */
export const PersonName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(80)
  .regex(/^\P{C}*$/u);
/** What a person types to sign in: 3 to 40 of a–z, 0–9, ".", "_" and "-", whatever the case in which it is typed. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);
/** A password as typed; what a good one is, is decided where it is chosen. */
export const Password = z.string().normalize("NFC").min(1).max(256);
/** One that is chosen now: no longer than 128 characters (OWASP ASVS 4.0.3, 2.1.2). */
export const NewPassword = Password.max(128);
/** Six digits of an authenticator app, also typed with a space between. */
export const TotpCode = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));
/** A code of an authenticator app, or a recovery code: three groups of four, as it is typed with "-" or without; of before, five and five characters with "-" between. */
export const SecondFactor = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(
    z
      .string()
      .regex(/^(?:\d{6}|[A-Za-z0-9]{4}([-‐‑–]?[A-Za-z0-9]{4}){2}|[A-Za-z0-9]{5}[-‐‑–]?[A-Za-z0-9]{5})$/),
  );
/** Ten codes, each good once, for who has lost the second factor. Shown this one time. */
export const RecoveryCodes = z.array(z.string()).readonly();
/** Carries the first step of a new second factor to the second; opaque. */
export const Enrolment = z.string().min(1).max(1_000);
/** Carries a passkey ceremony from its options to its answer; opaque, good for five minutes, once, of characters that a cookie may have. */
export const Ceremony = z.string().regex(/^[!-:<-~]{1,600}$/);
/** What `navigator.credentials` asks for, in the JSON form of WebAuthn Level 3 (`parseCreationOptionsFromJSON`). */
export const PasskeyOptions = z.record(z.string(), z.unknown());
/** What `navigator.credentials` gave, in the JSON form of WebAuthn Level 3 (`PublicKeyCredential.toJSON()`). */
export const PasskeyAnswer = z.looseObject({ id: z.string().max(2_000) });
/** An instant, ISO 8601 in UTC. */
export const At = z.iso.datetime();
/** A role held at a unit and all below it. */
export const GrantShape = z.object({ role: RoleName, unitId: PlaceId });
