/**
 * Invitations: a link that makes one account, once, within 72 hours. Accepting goes in two steps: name and password, then a
 * second factor that is proven. Before the second step there is no account; the link then still works.
 */
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
  PersonName,
  RecoveryCodes,
  SignInName,
  StaffId,
  TotpCode,
} from "./fields.ts";
import { openEndpoint } from "./open-endpoint.ts";

/** The secret of an invitation, after "#" in its link. */
const InvitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const NO_INVITATION = {
  /** There is no such invitation, or it was used, withdrawn or too old, or whoever made it may no longer. */
  invitation_void: 410,
} as const;

/** Invites somebody to a role at a unit, or (`personId`) somebody who is there to choose password and factor anew. */
export const invite = staffEndpoint({
  path: "/api/staff/invite",
  summary: "Makes an invitation; the link is shown this one time.",
  permission: "staff.invite",
  request: GrantShape.extend({ name: PersonName }),
  response: z.object({ id: StaffId, link: z.url(), until: At }),
  faults: { unknown_role: 422, unknown_unit: 422 },
});

/** Makes a link for somebody who has lost password or second factor; it replaces both and keeps the roles. */
export const renew = staffEndpoint({
  path: "/api/staff/renew",
  summary: "Makes a link by which a person chooses password and second factor anew.",
  permission: "staff.invite",
  request: z.object({ personId: StaffId }),
  response: z.object({ id: StaffId, link: z.url(), until: At }),
});

/** Invitations that wait, of units within the viewer's reach. */
export const listInvitations = staffEndpoint({
  path: "/api/staff/invitations",
  summary: "Invitations that wait for an answer.",
  permission: "staff.read",
  request: z.object({}),
  response: z.object({
    invitations: z.array(
      GrantShape.extend({ id: StaffId, name: z.string(), until: At, invitedBy: z.string().nullable() }),
    ),
  }),
});

/** Makes an invitation's link worthless. */
export const withdraw = staffEndpoint({
  path: "/api/staff/withdraw",
  summary: "Withdraws an invitation.",
  permission: "staff.invite",
  request: z.object({ id: StaffId }),
  response: z.object({}),
});

/** What a link invites to. */
export const lookAtInvitation = openEndpoint({
  path: "/api/staff/invitation",
  summary: "What an invitation says.",
  request: z.object({ token: InvitationToken }),
  response: GrantShape.extend({
    name: z.string(),
    until: At,
    /** The sign-in name that stays, when the link is for somebody who is there already. */
    signInName: z.string().nullable(),
  }),
  faults: NO_INVITATION,
});

/** First step: name and password. Answers what an authenticator app needs, as a link for its QR code and as text to type. */
export const accept = openEndpoint({
  path: "/api/staff/accept",
  summary: "Takes name and password, and begins a second factor.",
  request: z.object({
    token: InvitationToken,
    name: PersonName,
    signInName: SignInName,
    password: NewPassword,
  }),
  response: z.object({ enrolment: Enrolment, totpUri: z.string(), totpSecret: z.string() }),
  faults: {
    ...NO_INVITATION,
    /** Somebody else has this sign-in name. */
    name_taken: 409,
    /** Shorter than 12 characters, of fewer than 5 different ones, with a name of the person in it, or one that is tried first. */
    weak_password: 422,
    busy: 429,
  },
});

const FINISH_FAULTS = { ...NO_INVITATION, wrong_code: 422 } as const;
const Finished = z.object({ id: z.string(), name: z.string(), recoveryCodes: RecoveryCodes });

/** Second step with an authenticator app: a code that it shows. Signs in. */
export const acceptTotp = openEndpoint({
  path: "/api/staff/accept/totp",
  summary: "Proves the authenticator app; makes the account and signs in.",
  request: z.object({ enrolment: Enrolment, code: TotpCode }),
  response: Finished,
  faults: FINISH_FAULTS,
});

/** Second step with a passkey: first its options. */
export const acceptPasskeyOptions = openEndpoint({
  path: "/api/staff/accept/passkey-options",
  summary: "What to ask a new passkey for.",
  request: z.object({ enrolment: Enrolment }),
  response: z.object({ ceremony: Ceremony, options: PasskeyOptions }),
  faults: FINISH_FAULTS,
});

/** Second step with a passkey: then what it gave. Signs in. */
export const acceptPasskey = openEndpoint({
  path: "/api/staff/accept/passkey",
  summary: "Keeps the passkey; makes the account and signs in.",
  request: z.object({ enrolment: Enrolment, ceremony: Ceremony, answer: PasskeyAnswer }),
  response: Finished,
  faults: FINISH_FAULTS,
});
