/** What the staff's own endpoints are in `foreign.ts`, at every desk alike. */

const OWN_ACCOUNT = "one's own account; the id, where there is one, is looked for among one's own";

/** Endpoints that are not asked with another's things, each with the reason. */
export const STAFF_LEFT_OUT: Readonly<Record<string, string>> = {
  "/api/staff/passkeys/add": OWN_ACCOUNT,
  "/api/staff/passkeys/options": OWN_ACCOUNT,
  "/api/staff/passkeys/remove": OWN_ACCOUNT,
  "/api/staff/password": OWN_ACCOUNT,
  "/api/staff/totp/confirm": OWN_ACCOUNT,
  "/api/staff/totp/new": OWN_ACCOUNT,
  "/api/staff/recovery-codes": OWN_ACCOUNT,
  "/api/staff/sign-out": OWN_ACCOUNT,
  "/api/staff/sign-out-everywhere": OWN_ACCOUNT,
};

/** What a true request leaves in the audit log. */
export const STAFF_ENTRIES: Readonly<Record<string, readonly string[]>> = {
  "/api/staff/invite": ["invitation.make"],
  "/api/staff/renew": ["invitation.renew"],
  "/api/staff/withdraw": ["invitation.withdraw"],
  "/api/staff/resume": ["person.resume"],
  "/api/staff/revoke": ["grant.take"],
  "/api/staff/suspend": ["person.suspend"],
};

/** Why nothing of `/api/staff/grant` is in the log of that request. */
export const STAFF_UNNOTED: Readonly<Record<string, string>> = {
  "/api/staff/grant": "they have that role; audited.test.ts of packages/staff gives another",
};
