import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { me } from "@bluezone/contract/staff/account";
import { rolloutFrom } from "@bluezone/rollout/main";
import { Secret } from "@bluezone/server-kit/start/secret";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { sealFor } from "@bluezone/staff/secrets";
import { acceptWith } from "@bluezone/staff/testing/sign-in";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const SERVER = ["--server", "rollout"];
const who = (unit: string, role: string) => [
  "--name",
  "Phòng Công nghệ thông tin",
  "--unit",
  unit,
  "--role",
  role,
];

test("the first administrator is invited at the command line, accepts at the server and may do everything there", async (t) => {
  const folder = testFolder(t);
  const env = {
    ROLLOUT_PUBLIC_URL: "http://127.0.0.1:8083",
    ROLLOUT_SECRET: Buffer.alloc(32, 6).toString("base64"),
    ROLLOUT_DATA: folder,
    ROLLOUT_PORT: String(20_000 + (process.pid % 20_000)),
  };
  const invite = (unit: string, role: string) =>
    runForTest(["staff", "invite", ...SERVER, ...who(unit, role), "--json"], env);

  const early = await invite("89-province-committee@2019-10-06", "administrator");
  assert.equal(early.exit, EXIT.usage);
  assert.match(early.remarks[0]!, /no unit "89-province-committee@2019-10-06"; enter units first/);
  assert.equal((await runForTest(["units", "enter", ...SERVER], env)).exit, EXIT.ok);
  const wrong = await invite("89-province-committee@2019-10-06", "king");
  assert.equal(wrong.exit, EXIT.usage);
  assert.match(wrong.remarks[0]!, /no role "king"/);

  const { exit, out, remarks } = await invite("89-province-committee@2019-10-06", "administrator");
  assert.equal(exit, EXIT.ok, remarks.join("\n"));
  const { link } = JSON.parse(out[0]!) as { link: string };
  assert.match(link, /^http:\/\/127\.0\.0\.1:8083\/desk\/invitation#t=[\w-]{43}$/);

  const rollout = await rolloutFrom(env, { emit: () => {} });
  const { url } = await rollout.start();
  const administrator = await acceptWith(url, {
    token: new URL(link).hash.slice("#t=".length),
    name: "Phòng Công nghệ thông tin",
    signInName: "phong.cntt",
    password: "bốn con sông chảy về biển",
  }).finally(() => undefined);
  const { permissions } = await administrator.post(me, {});
  await rollout.stop();
  assert.ok("staff.invite" in permissions && "directives.write" in permissions);

  const checked = await runForTest(["staff", "check", ...SERVER], env);
  assert.deepEqual([checked.exit, checked.remarks], [EXIT.ok, []]);
  assert.match(checked.out[0]!, /^Whole: \d+ entries read, [01] anchors\./);

  // Copies that lie elsewhere are held against the log too; another server's are none.
  const copies = join(folder, "copies");
  const withCopies = () => runForTest(["staff", "check", ...SERVER, "--anchors", copies], env);
  assert.equal((await withCopies()).exit, EXIT.configuration);
  const sealed = (byte: number) =>
    sealFor([new Secret(new Uint8Array(32).fill(byte))], "audit anchor").sign(
      `2020-12-27 1 ${"0".repeat(64)}`,
    );
  await mkdir(copies);
  for (const [byte, how] of [
    [6, "not-as-anchored"],
    [7, "anchor-damaged"],
  ] as const) {
    await writeFile(join(copies, "2020-12-27.txt"), `${sealed(byte)}\n`);
    const told = await withCopies();
    assert.equal(told.exit, EXIT.no);
    assert.match(told.out[0]!, new RegExp(`^Broken at entry \\d+: ${how}\\.`));
  }
});
