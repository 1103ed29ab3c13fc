/** Every change that accounts make is in the audit log under its own name, over real HTTP. */
import { addPasskey, addPasskeyOptions, newTotp } from "@bluezone/contract/staff/account";
import { accept, acceptPasskeyOptions, invite } from "@bluezone/contract/staff/invitations";
import { grant, suspend } from "@bluezone/contract/staff/people";
import { passkeySignInOptions } from "@bluezone/contract/staff/sign-in";
import { shared } from "@bluezone/server-kit/testing/shared";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { type AuditedCall, changingEndpoints, testAudited } from "./testing/audited.ts";
import { testDesk } from "./testing/desk.ts";
import { testPasskey } from "./testing/passkey.ts";
import { callEndpoint, createJar, type SignedIn } from "./testing/sign-in.ts";
import { totpAt } from "./testing/totp.ts";

/** May give every role, and everybody else's bystander: nothing of theirs changes. */
let chief: SignedIn;
const desk = shared(async () => {
  const desk = await testDesk();
  chief = await desk.join("chief", "p");
  return desk;
});

const clerk = () => desk.join("clerk", "a");
const idOf = (answer: Readonly<Record<string, unknown>>) => String(answer["id"]);
const ask = async (endpoint: Parameters<typeof callEndpoint>[2], body: unknown) =>
  (await callEndpoint(desk.url, createJar(), endpoint, body)).body;
const codeOf = (secret: unknown) => totpAt(String(secret), systemClock.now());

/** Somebody who has given a name and a password, and has still to prove a second factor. */
async function begun() {
  const { token, id } = await desk.staff.invite({ name: "Người mới", role: "clerk", unitId: "a" });
  const given = { token, name: "Người mới", signInName: `new.${id}`, password: "một mật khẩu thật dài" };
  const { enrolment, totpSecret } = await ask(accept, given);
  return { id, enrolment, totpSecret };
}

async function withPasskey() {
  const [person, passkey] = [await clerk(), testPasskey("http://desk.example")];
  const { ceremony, options } = await person.post(addPasskeyOptions, { password: person.password });
  const answer = passkey.create(options);
  const { id } = await person.post(addPasskey, { name: "Khóa", ceremony, answer });
  return { person, passkey, id };
}

/** A clerk who asks this of their own account. */
const own = async (body: (person: SignedIn) => unknown): Promise<AuditedCall> => {
  const person = await clerk();
  return { by: person, body: await body(person), subject: person.id };
};
/** Something that the chief does to a clerk. */
const toClerk = async (body: (person: SignedIn) => unknown): Promise<AuditedCall> => {
  const person = await clerk();
  return { by: chief, body: await body(person), subject: person.id };
};

testAudited({
  endpoints: await changingEndpoints(["staff"], ["staff", "open"]),
  at: () => desk,
  reads: [
    "/api/staff/me",
    "/api/staff/invitation",
    "/api/staff/invitations",
    "/api/staff/people",
    "/api/staff/audit",
    "/api/staff/audit/check",
    "/api/staff/sign-in/passkey-options",
  ],
  unnoted: {
    "/api/staff/accept": "What it begins lets nobody in; the second step is noted.",
    "/api/staff/accept/passkey-options": "Nothing has changed before the answer.",
    "/api/staff/totp/new": "Nothing has changed before the new app is proven.",
    "/api/staff/passkeys/options": "Nothing has changed before the answer.",
    "/api/staff/sign-out": "Ends the caller's own session and nothing else.",
  },
  actions: {
    "/api/staff/invite": {
      action: "invitation.make",
      asked: async () => ({
        by: chief,
        body: { name: "Người mới", role: "clerk", unitId: "a" },
        subject: idOf,
      }),
    },
    "/api/staff/renew": {
      action: "invitation.renew",
      asked: () => toClerk(({ id }) => ({ personId: id })),
    },
    "/api/staff/withdraw": {
      action: "invitation.withdraw",
      async asked() {
        const { id } = await chief.post(invite, { name: "Người mới", role: "clerk", unitId: "a" });
        return { by: chief, body: { id }, subject: id };
      },
    },
    "/api/staff/accept/totp": {
      action: "invitation.accept",
      async asked() {
        const { id, enrolment, totpSecret } = await begun();
        return { body: { enrolment, code: codeOf(totpSecret) }, actor: idOf, subject: id };
      },
    },
    "/api/staff/accept/passkey": {
      action: "invitation.accept",
      like: "/api/staff/accept/totp",
      async asked() {
        const { id, enrolment } = await begun();
        const { ceremony, options } = await ask(acceptPasskeyOptions, { enrolment });
        const answer = testPasskey("http://desk.example").create(options);
        return { body: { enrolment, ceremony, answer }, actor: idOf, subject: id };
      },
    },
    "/api/staff/sign-in": {
      action: "session.open",
      async asked() {
        const { id, signInName, password, recoveryCodes } = await clerk();
        return { body: { signInName, password, code: recoveryCodes[0] }, actor: () => id, subject: id };
      },
    },
    "/api/staff/sign-in/passkey": {
      action: "session.open",
      like: "/api/staff/sign-in",
      async asked() {
        const { person, passkey } = await withPasskey();
        const { ceremony, options } = await ask(passkeySignInOptions, {});
        return {
          body: { ceremony, answer: passkey.get(options) },
          actor: () => person.id,
          subject: person.id,
        };
      },
    },
    "/api/staff/sign-out-everywhere": { action: "session.end-all", asked: () => own(() => ({})) },
    "/api/staff/password": {
      action: "password.change",
      asked: () => own(({ password }) => ({ password, newPassword: "một mật khẩu khác hẳn" })),
    },
    "/api/staff/recovery-codes": {
      action: "recovery-codes.change",
      asked: () => own(({ password }) => ({ password })),
    },
    "/api/staff/totp/confirm": {
      action: "totp.change",
      asked: () =>
        own(async (person) => {
          const { enrolment, totpSecret } = await person.post(newTotp, { password: person.password });
          return { enrolment, code: codeOf(totpSecret) };
        }),
    },
    "/api/staff/passkeys/add": {
      action: "passkey.add",
      asked: () =>
        own(async (person) => {
          const { ceremony, options } = await person.post(addPasskeyOptions, { password: person.password });
          return { name: "Khóa", ceremony, answer: testPasskey("http://desk.example").create(options) };
        }),
    },
    "/api/staff/passkeys/remove": {
      action: "passkey.remove",
      async asked() {
        const { person, id } = await withPasskey();
        return { by: person, body: { id, password: person.password }, subject: person.id };
      },
    },
    "/api/staff/grant": {
      action: "grant.give",
      asked: () => toClerk(({ id }) => ({ personId: id, role: "guest", unitId: "b" })),
    },
    "/api/staff/revoke": {
      action: "grant.take",
      asked: () =>
        toClerk(async ({ id }) => {
          const held = { personId: id, role: "guest", unitId: "b" };
          await chief.post(grant, held);
          return held;
        }),
    },
    "/api/staff/suspend": { action: "person.suspend", asked: () => toClerk(({ id }) => ({ personId: id })) },
    "/api/staff/resume": {
      action: "person.resume",
      asked: () =>
        toClerk(async ({ id }) => {
          await chief.post(suspend, { personId: id });
          return { personId: id };
        }),
    },
  },
});
