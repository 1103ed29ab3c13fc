/** How backup and restore end; what they do is in `backup.deep.ts`. */
import assert from "node:assert/strict";
import { copyFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { healthFrom } from "@bluezone/health/main";
import { layDatabase } from "@bluezone/server-kit/testing/database";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();

const at = (name: string): string => join(folder, name);
const env = (secret = 7) => ({
  HEALTH_DATA: at("database"),
  HEALTH_PUBLIC_URL: "https://health.example.vn",
  HEALTH_SECRET: Buffer.alloc(32, secret).toString("base64"),
  SMS: "none",
});

test("a restore ends with 66 for a missing file, 65 for a wrong one and 78 for a wrong secret or place", async () => {
  await layDatabase(at("database"));
  await (await healthFrom(env(), { emit: () => {} })).stop();
  const good = at("good.backup");
  const backup = () => runForTest(["backup", "--server", "health", "--out", good], env());
  assert.equal((await backup()).exit, EXIT.ok);
  assert.equal((await backup()).exit, EXIT.configuration, "the file is there already");
  await copyFile(good, at("cut.backup"));
  await truncate(at("cut.backup"), 700);
  await writeFile(at("text.backup"), "no backup\n");
  const restore = async (file: string, exit: number, says: RegExp, secret = 7) => {
    const ended = await runForTest(["restore", "--server", "health", at(file)], env(secret));
    assert.equal(ended.exit, exit, ended.remarks.join("\n"));
    assert.match(ended.remarks.join("\n"), says);
  };
  await restore("none.backup", EXIT.noInput, /cannot be read/);
  await restore("", EXIT.noInput, /cannot be read/);
  await restore("text.backup", EXIT.badData, /is no backup/);
  await restore("cut.backup", EXIT.badData, /is damaged/);
  await restore("good.backup", EXIT.configuration, /under another secret/, 8);
  await restore("good.backup", EXIT.configuration, /holds data .* already/);
});

test("a restore takes the files of another installation only when it is told to, and changes nothing before", async () => {
  const [first, files] = [{ ...env(), HEALTH_DATA: at("first") }, at("first/files")];
  const second = { ...first, HEALTH_DATA: at("second"), HEALTH_FILES: files };
  const served = async (settings: typeof first) => (await healthFrom(settings, { emit: () => {} })).stop();
  const restore = (...more: readonly string[]) =>
    runForTest(["restore", "--server", "health", at("first.backup"), ...more], second);
  await layDatabase(at("first"));
  await served(first);
  await runForTest(["backup", "--server", "health", "--out", at("first.backup")], first);
  await layDatabase(at("second"));

  const refused = await restore();
  assert.equal(refused.exit, EXIT.configuration, refused.out.join("\n"));
  assert.match(
    refused.remarks.join("\n"),
    /The files in .*first\/files belong to another installation .*--take-files/,
  );
  await served(first);

  assert.equal((await restore("--take-files")).exit, EXIT.ok);
  await served(second);
  await assert.rejects(served(first), /belong to another installation/);
});
