/**
 * A town signs its officers in for whoever looks at it. That is the town's page's doing: the server that an operator runs, with
 * `serve`, has nothing of it, not even on a town's own database.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import { signIn, signOut } from "@bluezone/contract/staff/sign-in";
import { plus, Seconds } from "@bluezone/protocol/time";
import { rolloutFrom } from "@bluezone/rollout/main";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { layDatabase } from "@bluezone/server-kit/testing/database";
import { recordEvents } from "@bluezone/server-kit/testing/events";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { totpAt } from "@bluezone/staff/testing/totp";
import { MORNING } from "../scenes/scene.ts";
import { openTownFolder } from "./demo-mark.ts";
import { townSecrets } from "./secrets.ts";
import { Town } from "./town.ts";

type Answer = { readonly status: number; readonly cookies: readonly string[] };
type SignInSecrets = { readonly signInName: string; readonly password: string; readonly totpSecret: string };

let folder: string;
/** What a browser has of an officer: a session that goes on, and one that was ended. */
let cookie: string;
let ended: string;
let known: SignInSecrets;
/** A link that nobody has followed yet. */
let token: string;
/** The rows of invitations as they lie on the disk. */
let invitations: readonly Readonly<Record<string, unknown>>[];

const cookieOf = (lines: readonly string[]): string => lines.map((line) => line.split(";")[0]).join("; ");

async function callEndpoint(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  await answer.bytes();
  return { status: answer.status, cookies: answer.headers.getSetCookie() };
}

/** Runs the server as an operator does, on the town's database; says which variables it looked at. */
async function served<T>(
  secret: string,
  use: (url: string) => Promise<T>,
): Promise<{ readonly result: T; readonly asked: ReadonlySet<string> }> {
  const port = await freePort();
  const given: Record<string, string> = {
    ROLLOUT_PORT: `${port}`,
    ROLLOUT_PUBLIC_URL: `http://127.0.0.1:${port}`,
    ROLLOUT_DATA: join(folder, "database"),
    ROLLOUT_SECRET: secret,
  };
  const asked = new Set<string>();
  const env = new Proxy(given, {
    get(target, name) {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  const server = await rolloutFrom(env, recordEvents());
  try {
    const { url } = await server.start();
    return { result: await use(url), asked };
  } finally {
    await server.stop();
  }
}

const ownSecret = Buffer.alloc(32, 77).toString("base64");

/** Signs in with all that an officer knows, codes of the half minutes around now tried in turn. */
async function tryToSignIn(url: string): Promise<Answer> {
  const now = systemClock.now();
  let answered: Answer = { status: 0, cookies: [] };
  for (const shift of [0, 30, -30]) {
    const code = totpAt(known.totpSecret, plus(now, Seconds(shift)));
    answered = await callEndpoint(url, signIn.path, { ...known, totpSecret: undefined, code });
    if (answered.status === 200) break;
  }
  return answered;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "bluezone-no-way-in-"));
  openTownFolder(folder);
  await layDatabase(join(folder, "database"));
  const town = await Town.open({
    folder,
    start: MORNING,
    seed: 7,
    people: [],
    profile: "default",
    keysPort: 0,
    healthPort: 0,
    rolloutPort: await freePort(),
    secrets: townSecrets(folder),
  });
  try {
    const site = town.servers.rollout;
    assert.ok(site);
    const { url, officers, rollout } = site;
    cookie = cookieOf((await officers.signIn("so")) ?? []);
    ended = cookieOf((await officers.signIn("so")) ?? []);
    for (const each of [cookie, ended])
      assert.equal(
        (await callEndpoint(url, me.path, {}, { cookie: each })).status,
        200,
        "the town lets them in",
      );
    assert.equal((await callEndpoint(url, signOut.path, {}, { cookie: ended })).status, 200);
    const unitId = "89-province-committee@2019-10-06";
    ({ token } = await rollout.staff.invite({ name: "Người mới (minh họa)", role: "administrator", unitId }));
  } finally {
    await town.close();
  }
  known = JSON.parse(readFileSync(join(folder, "officers.json"), "utf8")).so;
  const engine = await folderEngine(join(folder, "database"));
  ({ rows: invitations } = await engine.query("select * from rollout.staff_invitation"));
  await engine.close();
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("on a town's database the server that an operator runs lets no officer of the town in", async () => {
  const { asked } = await served(ownSecret, async (url) => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal(
      (await callEndpoint(url, me.path, {}, { cookie })).status,
      401,
      "the cookie is another server's",
    );
    const tried = await tryToSignIn(url);
    assert.deepEqual(
      [[401, 429].includes(tried.status), tried.cookies],
      [true, []],
      "what officers.json says gets the same no as a wrong password under another secret",
    );
    for (const path of ["/officer", "/officer/so", "/desk/officer/so", "/api/staff/officer"]) {
      const answer = await fetch(url + path, { redirect: "manual" });
      assert.deepEqual(answer.headers.getSetCookie(), [], path);
      if (!path.startsWith("/desk/")) assert.equal(answer.status, 404, path);
    }
  });
  const strange = [...asked].filter((name) => !/^(ROLLOUT_[A-Z_]+|DATABASE_URL)$/.test(name));
  assert.deepEqual(strange, [], "a variable of another kind is read");
  assert.ok(asked.has("ROLLOUT_SECRET"));
  assert.deepEqual(
    [...asked].filter((name) => /DEMO|TOWN|DEV|TEST|INSECURE|OPEN|SKIP|ADMIN/.test(name)),
    [],
  );
});

/**
 * Endpoints that stand open: signing in, accepting an invitation, and what phones answer. What is told to everybody
 * lies elsewhere.
 */
const OPEN = new Set([
  "POST /api/staff/sign-in",
  "POST /api/staff/sign-in/passkey",
  "POST /api/staff/sign-in/passkey-options",
  "POST /api/staff/invitation",
  "POST /api/staff/accept",
  "POST /api/staff/accept/totp",
  "POST /api/staff/accept/passkey-options",
  "POST /api/staff/accept/passkey",
  "POST /api/active/report",
]);

type ApiDescription = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: unknown }>>>>;
};

test("behind every address below /api stands a sign-in, but for the few that are named here; and none gives a cookie for nothing", async () => {
  await served(ownSecret, async (url) => {
    const { paths } = (await (await fetch(`${url}/docs/json`)).json()) as ApiDescription;
    const endpoints = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
    );
    const open: string[] = [];
    for (const { path, method } of endpoints.filter(({ path }) => path.startsWith("/api/"))) {
      const answer = await fetch(url + path.replaceAll(/\{\w+\}/g, "none"), { method });
      assert.deepEqual(answer.headers.getSetCookie(), [], path);
      if (answer.status !== 401) open.push(`${method} ${path}`);
    }
    assert.ok(endpoints.length > 60, `${endpoints.length} endpoints are described`);
    assert.deepEqual(open.sort(), [...OPEN].sort());
  });
});

test("an invitation lies on the disk as a hash alone", () => {
  const [row, ...others] = invitations.filter(({ name }) => name === "Người mới (minh họa)");
  assert.ok(row);
  assert.deepEqual(others, []);
  assert.equal((row["token_hash"] as Uint8Array).length, 32);
  const said = JSON.stringify(row, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  assert.ok(!said.includes(token));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  assert.ok(files.length > 100);
  const holding = (text: string) =>
    files.map((file) => join(file.parentPath, file.name)).filter((path) => readFileSync(path).includes(text));
  assert.notDeepEqual(holding(String(row["id"])), [], "what the database keeps is found in its files");
  assert.deepEqual(holding(token), [], "the link is in no file, not even in the database's log");
});

test("with the town's own secret a session that was ended stays ended, and one that grew old too; the password and the code do count", async () => {
  const { rollout: secret } = townSecrets(folder);
  await served(secret, async (url) => {
    assert.equal((await callEndpoint(url, me.path, {}, { cookie: ended })).status, 401, "signed out");
    assert.equal((await callEndpoint(url, me.path, {}, { cookie })).status, 401, "years unused");
    assert.equal((await tryToSignIn(url)).status, 200);
  });
});

test("neither the rollout server nor the room of staff knows of a town, a demo or its officers", () => {
  const top = resolve(import.meta.dirname, "../../..");
  const sources = ["servers/rollout/src", "packages/staff/src"].flatMap((room) =>
    readdirSync(join(top, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/.test(name) && !/\.(test|deep)\.ts$|(^|\/)testing\//.test(name))
      .map((name) => join(room, name)),
  );
  assert.ok(sources.length > 200, `${sources.length} files were read`);
  const naming = sources.filter((path) => {
    const text = readFileSync(join(top, path), "utf8");
    return /\btowns?\b|TOWN_|\bdemo\b|DEMO_|isDemo/i.test(text) || /\bOFFICERS\b/.test(text);
  });
  assert.deepEqual(naming, []);
});
