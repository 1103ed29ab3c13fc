/** Passkeys in a real browser, with Chromium's virtual authenticator (WebAuthn Level 3 §11): accepting, signing in, adding, removing. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { addPasskey, addPasskeyOptions, me, removePasskey } from "@bluezone/contract/staff/account";
import { accept, acceptPasskey, acceptPasskeyOptions } from "@bluezone/contract/staff/invitations";
import { passkeySignIn, passkeySignInOptions, signIn, signOut } from "@bluezone/contract/staff/sign-in";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { type Browser, chromium, type Page } from "playwright-core";
import { type TestDesk, testDesk } from "../testing/desk.ts";

let browser: Browser;
let desk: TestDesk;
let origin: string;
before(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  desk = await testDesk({ origin, port });
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

const PASSWORD = "một mật khẩu thật dài";

/** A browser of its own with an authenticator that does, or does not, ask its owner for a finger. */
async function openPage(isUserVerified = true): Promise<Page> {
  // The desk itself serves no page; whatever is at its origin is a place to call from.
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(`${origin}/nothing`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: isUserVerified,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Calls an endpoint as the page does. */
const post = (page: Page, endpoint: Endpoint, body: unknown): Promise<Answer> =>
  page.evaluate(
    async ([path, text]) => {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: text,
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    [endpoint.path, JSON.stringify(body)] as const,
  );

/** What the browser's `navigator.credentials` makes of options, in the JSON form; the reason when it refuses. */
const ceremony = (page: Page, how: "create" | "get", options: unknown): Promise<Record<string, unknown>> =>
  page.evaluate(
    async ([kind, json]) => {
      const given = JSON.parse(json);
      // The names of the browser, which Node's types do not have.
      const { PublicKeyCredential: key, navigator: here } = globalThis as unknown as {
        PublicKeyCredential: Record<string, (o: unknown) => unknown>;
        navigator: { credentials: Record<string, (o: unknown) => Promise<{ toJSON(): unknown }>> };
      };
      const parsed =
        kind === "create"
          ? key["parseCreationOptionsFromJSON"]!(given)
          : key["parseRequestOptionsFromJSON"]!(given);
      try {
        const made = await here.credentials[kind]!({ publicKey: parsed });
        return made.toJSON() as Record<string, unknown>;
      } catch (error) {
        return { refused: (error as Error).name };
      }
    },
    [how, JSON.stringify(options)] as const,
  );

let names = 0;
/** Somebody who accepts an invitation with a passkey in place of an authenticator app. */
async function join(page: Page): Promise<{ readonly signInName: string; readonly done: Answer }> {
  names += 1;
  const signInName = `key.${names}`;
  const { token } = await desk.staff.invite({ name: "Khóa", role: "clerk", unitId: "a" });
  const begun = await post(page, accept, { token, name: "Khóa", signInName, password: PASSWORD });
  const { enrolment } = begun.body;
  const asked = await post(page, acceptPasskeyOptions, { enrolment });
  const answer = await ceremony(page, "create", asked.body["options"]);
  const done = await post(page, acceptPasskey, { enrolment, ceremony: asked.body["ceremony"], answer });
  return { signInName, done };
}

async function signInBy(page: Page): Promise<Answer> {
  const asked = await post(page, passkeySignInOptions, {});
  const answer = await ceremony(page, "get", asked.body["options"]);
  return post(page, passkeySignIn, { ceremony: asked.body["ceremony"], answer });
}

test("somebody accepts with a passkey, is signed in, signs out and in again without typing anything", async () => {
  const page = await openPage();
  const { done } = await join(page);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal((done.body["recoveryCodes"] as string[]).length, 10);
  const { body } = await post(page, me, {});
  assert.deepEqual([body["totp"], (body["passkeys"] as unknown[]).length], [false, 1]);
  assert.equal((await post(page, signOut, {})).status, 200);
  assert.equal((await post(page, me, {})).status, 401);
  assert.equal((await signInBy(page)).status, 200);
  assert.equal((await post(page, me, {})).body["name"], "Khóa");
});

test("with a passkey alone the password needs a recovery code beside it, and no code of an app that was never proven helps", async () => {
  const page = await openPage();
  const { signInName, done } = await join(page);
  const [code] = done.body["recoveryCodes"] as string[];
  const typed = { signInName, password: PASSWORD };
  assert.equal((await post(page, signIn, { ...typed, code: "123456" })).status, 401);
  assert.equal((await post(page, signIn, { ...typed, code })).status, 200);
});

test("an answer counts once", async () => {
  const page = await openPage();
  await join(page);
  const asked = await post(page, passkeySignInOptions, {});
  const answer = await ceremony(page, "get", asked.body["options"]);
  const again = { ceremony: asked.body["ceremony"], answer };
  assert.equal((await post(page, passkeySignIn, again)).status, 200);
  assert.equal((await post(page, passkeySignIn, again)).status, 401);
});

test("a passkey that does not verify its owner is no second factor, even when a page asks for none", async () => {
  const page = await openPage(false);
  const { token } = await desk.staff.invite({ name: "Khóa", role: "clerk", unitId: "a" });
  const given = { token, name: "Khóa", signInName: "key.unverified", password: PASSWORD };
  const { enrolment } = (await post(page, accept, given)).body;
  const asked = await post(page, acceptPasskeyOptions, { enrolment });
  const options = asked.body["options"] as { authenticatorSelection: Record<string, unknown> };
  assert.deepEqual(await ceremony(page, "create", options), { refused: "NotAllowedError" });
  // A page that was tampered with asks for no verification.
  const lax = {
    ...options,
    authenticatorSelection: { ...options.authenticatorSelection, userVerification: "discouraged" },
  };
  const answer = await ceremony(page, "create", lax);
  assert.equal(answer["type"], "public-key");
  const done = await post(page, acceptPasskey, { enrolment, ceremony: asked.body["ceremony"], answer });
  assert.deepEqual([done.status, done.body["code"]], [422, "wrong_code"]);
});

test("a suspended person's passkey lets nobody in", async () => {
  const page = await openPage();
  const { done } = await join(page);
  await desk.database.db
    .updateTable("staff_user")
    .set({ suspended_ms: "1" })
    .where("id", "=", String(done.body["id"]))
    .execute();
  assert.equal((await signInBy(page)).status, 401);
});

test("a second passkey is added and the first removed; the last factor stays", async () => {
  const page = await openPage();
  await join(page);
  const password = PASSWORD;
  const passkeys = async () => (await post(page, me, {})).body["passkeys"] as { id: string; name: string }[];
  const [first] = await passkeys();
  const only = await post(page, removePasskey, { id: first?.id, password });
  assert.deepEqual([only.status, only.body["code"]], [409, "last_factor"]);
  const other = await openPage();
  await other.context().addCookies(await page.context().cookies());
  const asked = await post(other, addPasskeyOptions, { password });
  const answer = await ceremony(other, "create", asked.body["options"]);
  const added = await post(other, addPasskey, {
    name: "Điện thoại",
    ceremony: asked.body["ceremony"],
    answer,
  });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  assert.equal((await post(page, removePasskey, { id: first?.id, password })).status, 200);
  assert.deepEqual(
    (await passkeys()).map(({ name }) => name),
    ["Điện thoại"],
  );
  assert.equal((await signInBy(page)).status, 401);
  assert.equal((await signInBy(other)).status, 200);
});
