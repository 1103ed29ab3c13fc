/** `node state` and `node delete`, over a node without adapter and servers. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import { rootOf } from "@bluezone/keys/config/compose";
import { openAdapter } from "@bluezone/radio/host/open-adapter";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { runForTest } from "../testing/run-for-test.ts";
import { runNode } from "./node.ts";
import type { NodeStatus } from "./node-status.ts";
import { stateAnswer } from "./state-answer.ts";
import { sampledNode } from "./testing/sampled-node.ts";

const folder = testFolder();
before(async () => {
  const root = rootOf(signerFromPem(generateKeyPem(), "config-root"));
  writeFileSync(join(folder, "roots.json"), JSON.stringify(root));
});

/** Runs a node of the folder of that name, with its key there or elsewhere. */
async function run(
  name: string,
  use: (data: string) => Promise<void>,
  credentials?: string,
): Promise<string> {
  const data = join(folder, name);
  const nowhere = "http://127.0.0.1:1";
  const options = {
    data,
    credentials,
    servers: { keys: nowhere, health: nowhere, "api-key": "k", root: join(folder, "roots.json") },
    open: openAdapter("unix:/nowhere/at/all"),
    drive: "as-it-says",
    txPower: 0,
    overflowBit: null,
    tell: () => undefined,
  } as const;
  await runNode(options, () => use(data));
  return data;
}
const node = (verb: string, data: string, ...more: string[]) =>
  runForTest(["node", verb, "--data", data, ...more]);

test("a node's state is told by itself while it runs, else by its store", async () => {
  const data = await run("state", async (data) => {
    const { out } = await node("state", data, "--json");
    const { runs, startedAt, listensSince, radio } = JSON.parse(out[0]!);
    assert.deepEqual({ runs, radio }, { runs: true, radio: "off" });
    assert.ok(listensSince >= startedAt && startedAt > 0);
    const said = (await node("state", data)).out.join("\n");
    assert.match(said, /^Bluetooth không chạy\n/);
    assert.match(said, /^Chạy từ: \d{1,2}:\d\d ngày/m);
    assert.match(said, /\n\nBluetooth is not running\n/);
  });
  const stopped = JSON.parse((await node("state", data, "--json")).out[0]!);
  assert.deepEqual([stopped.runs, stopped.startedAt, stopped.radio], [false, null, null]);
  assert.deepEqual(stopped.share, { is: "none" });
  const said = (await node("state", data)).out.join("\n");
  assert.match(said, /^Nút không chạy: không phát, không nghe/);
  assert.match(said, /^Chia sẻ: chưa chia sẻ gì$/m);
  assert.match(said, /^Share: nothing was shared$/m);
  const left = ["folder.lock", "node.key", "node.sqlite"];
  assert.deepEqual(readdirSync(data).sort(), left, "looking leaves nothing behind");
});

test("alerts are told with their steps, and a share with its time, as the page has them", () => {
  const of = (sample: string) => {
    const status: NodeStatus = sampledNode({ sample }).status();
    const holds = { items: [], forgottenAfterDays: 14 };
    return stateAnswer({ status, phone: SAMPLES[sample]!, heardToday: 214, holds });
  };
  const alert = of("exposed-high");
  assert.match(alert, /^ {2}Ngày \d+\/\d+\/\d+: \d+ phút, nguy cơ cao\.$/m);
  assert.match(alert, /^ {4}Hôm nay: ở (?:nhà|yên tại nhà)/m);
  assert.match(alert, /^ {4}Before \d{1,2} [A-Z][a-z]{2} \d{4}: call to ask where to test\.$/m);
  assert.match(of("share-shared"), /^Chia sẻ: đã chia sẻ lúc \d+:\d\d ngày \d+\/\d+\/\d+ \(confirmed\)$/m);
  assert.match(of("share-ready-unanswered"), /^Share: A code was taken and nothing shared yet, /m);
});

test("deleting asks to be meant, is refused while a node runs, and leaves nothing", async () => {
  const data = await run("deleted", async (data) => {
    const before = readdirSync(data);
    const { exit, remarks } = await node("delete", data, "--yes");
    assert.equal(exit, 78);
    assert.match(remarks[0]!, /process \d+\. Stop it first .*\(node_runs\) Nothing was changed/);
    assert.deepEqual(readdirSync(data), before);
  });
  assert.equal((await node("delete", data)).exit, 64);
  assert.ok(existsSync(join(data, "node.sqlite")));
  // What processes that were killed leave.
  for (const name of ["folder.lock", "node.sock", "node.key.0-1.unfinished", "node.sqlite-wal"])
    writeFileSync(join(data, name), "");
  const { exit, out } = await node("delete", data, "--yes");
  assert.equal(exit, 0);
  assert.match(out[0]!, /^Đã xóa hết dữ liệu của nút/);
  assert.doesNotMatch(out[0]!, /systemd/);
  assert.equal(existsSync(data), false);
  for (const verb of ["state", "share", "delete"]) {
    const gone = await node(verb, data, ...(verb === "delete" ? ["--yes"] : []));
    assert.equal(gone.exit, 78);
    assert.match(gone.remarks[0]!, /there is no node in/);
  }
});

test("deleting needs no key, says of one that lies elsewhere, and leaves others' files", async () => {
  const credentials = mkdtempSync(join(folder, "credentials-"));
  writeFileSync(join(credentials, "node.key"), `${Buffer.alloc(32, 5).toString("base64")}\n`);
  const data = await run("unit", async () => undefined, credentials);
  assert.match((await node("state", data)).remarks[0]!, /key_missing/);
  writeFileSync(join(data, "other"), "");
  const { exit, out } = await node("delete", data, "--yes");
  assert.equal(exit, 0);
  assert.match(out[0]!, /xóa cả khóa ở chỗ systemd lấy/);
  assert.deepEqual(readdirSync(data), ["other"]);
});

test("a store that cannot be opened is deleted too", async () => {
  const data = await run("damaged", async () => undefined);
  const store = join(data, "node.sqlite");
  writeFileSync(store, readFileSync(store).subarray(100));
  assert.equal((await node("state", data)).exit, 65);
  assert.equal((await node("delete", data, "--yes")).exit, 0);
  assert.equal(existsSync(data), false);
});
