/** A node without an adapter, against both real servers: what it says of itself and how it shares need no radio. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { addDays, dayOf, isoDay } from "@bluezone/protocol/time";
import { openAdapter } from "@bluezone/radio/host/open-adapter";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { GivenServers } from "../phone-home.ts";
import { type BothServers, bothServers } from "../testing/both-servers.ts";
import { runForTest } from "../testing/run-for-test.ts";
import type { NodeEvent } from "./event.ts";
import { type Node, runNode } from "./node.ts";
import { sharePage } from "./page/share-page.ts";
import { statusPage } from "./page/status-page.ts";

let folder: string;
let servers: BothServers;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "bluezone-node-"));
  servers = await bothServers();
});
after(async () => {
  await servers.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, roots: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(roots));
  return path;
};

/** Runs the node of a folder that way, once `holds` is true of what it told. */
async function run(
  data: string,
  given: GivenServers,
  holds: (told: readonly NodeEvent[]) => boolean,
  use: (node: Node) => Promise<void>,
) {
  const told: NodeEvent[] = [];
  const options = {
    data,
    credentials: undefined,
    servers: given,
    open: openAdapter("unix:/nowhere/at/all"),
    drive: "as-it-says",
    txPower: 0,
    overflowBit: null,
    tell: (event: NodeEvent) => void told.push(event),
  } as const;
  await runNode(options, async (node) => {
    const end = performance.now() + 20_000;
    while (!holds(told)) {
      assert.ok(performance.now() < end, JSON.stringify(told));
      await wait(50);
    }
    await use(node);
  });
}
const is = (name: NodeEvent["is"]) => (told: readonly NodeEvent[]) => told.some((event) => event.is === name);

test("under a wrong root the page says that signed settings are refused; the right one, given again, takes effect", async () => {
  const data = join(folder, "rooted");
  const all = { keys: servers.keysUrl, health: servers.healthUrl, "api-key": servers.deviceKey };
  const others = servers.roots.config.map((root) => ({ ...root, kid: "another" }));
  const wrong = file("wrong.json", { ...servers.roots, config: others });
  // The list of windows is refused under the same root, and may be refused before.
  const settingsRefused = (told: readonly NodeEvent[]) =>
    told.some((event) => event.is === "document-refused" && event.document === "config");
  await run(data, { ...all, root: wrong }, settingsRefused, async (node) => {
    const page = statusPage(node.status());
    assert.match(page, /Cài đặt đã ký/);
    assert.match(page, /không phải khóa gốc mà nút này tin/);
    assert.match(page, /không thấy bộ Bluetooth mang tên này/);
  });
  const right = file("right.json", servers.roots);
  await run(data, { root: right }, is("config-accepted"), async (node) => {
    assert.doesNotMatch(statusPage(node.status()), /Cài đặt đã ký/);
  });
  await run(data, {}, is("started"), async (node) => assert.equal(node.status().configRefused, null));
});

const today = dayOf(systemClock.now(), "vietnam");
async function issued(...more: string[]): Promise<string> {
  const words = ["code", "issue", "--type", "confirmed", "--test-date", isoDay(today), "--json", ...more];
  const { out, remarks } = await runForTest(words, {
    BLUEZONE_HEALTH: servers.healthUrl,
    BLUEZONE_API_KEY: servers.adminKey,
  });
  assert.ok(out[0] !== undefined, remarks.join());
  return JSON.parse(out[0]).code;
}

test("when the desk's onset lies so far back that the key server takes nothing in, the node says so, and a new code shares", async () => {
  const data = join(folder, "far");
  const all = { keys: servers.keysUrl, health: servers.healthUrl, "api-key": servers.deviceKey };
  const root = file("far.json", servers.roots);
  await run(data, { ...all, root }, is("config-accepted"), async (node) => {
    const share = (...more: string[]) => runForTest(["node", "share", "--data", data, ...more]);
    const before = await servers.published();
    const far = await issued("--symptom-date", isoDay(addDays(today, -27)));
    assert.equal((await share("--code", far)).exit, 0);
    const nothing = await share("--agree");
    assert.equal(nothing.exit, 1);
    assert.match(nothing.out.join("\n"), /không nhận khóa ngày nào/);
    assert.notEqual(node.phone.state().panel.is, "positive-shared");
    assert.equal(await servers.published(), before);
    assert.equal((await share("--code", await issued())).exit, 0);
    const again = await share("--agree", "--onset", "unknown");
    assert.equal(again.exit, 0, again.out.join());
    assert.ok((await servers.published()) > before);
  });
});

test("a share by line goes through the node that runs: checked, listed, bounded, kept when another entry fails", async () => {
  const data = join(folder, "sharing");
  const all = { keys: servers.keysUrl, health: servers.healthUrl, "api-key": servers.deviceKey };
  const root = file("roots.json", servers.roots);
  await run(data, { ...all, root }, is("config-accepted"), async (node) => {
    const share = (...more: string[]) => runForTest(["node", "share", "--data", data, ...more]);
    const before = await servers.published();
    const code = await issued();
    const listed = await share("--code", code, "--json");
    assert.equal(listed.exit, 0, listed.remarks.join());
    assert.equal(JSON.parse(listed.out[0]!).sends.dayKeysOfDays, 14);
    const atOnce = await share("--code", code, "--agree", "--onset", "none");
    assert.equal(atOnce.exit, 64, "nobody agrees before it is listed");
    assert.match(atOnce.remarks.join(), /in two calls.*Nothing was sent/);
    for (const entry of [code, "1234"]) {
      const again = await share("--code", entry);
      assert.equal(again.exit, 1);
      assert.match(again.out.join("\n"), /vẫn dùng được/);
      assert.equal(node.phone.state().share.is, "ready");
    }
    const early = await share("--agree", "--onset", isoDay(addDays(today, -27)));
    assert.equal(early.exit, 64);
    assert.match(early.remarks.join(), /onset_too_early.*Nothing was sent/);
    assert.equal(await servers.published(), before);
    const sent = await share("--agree", "--onset", isoDay(addDays(today, -14)));
    assert.equal(sent.exit, 0, "the earliest day that is taken is one that the key server takes keys for");
    assert.match(sent.out.join("\n"), /Đã chia sẻ/);
    assert.ok((await servers.published()) > before);
  });
});

test("a device key that the health server does not take is said, and the patient's code is not blamed", async () => {
  const data = join(folder, "keyed");
  const given = { keys: servers.keysUrl, health: servers.healthUrl, "api-key": "device.wrong" };
  const root = file("keyed.json", servers.roots);
  await run(data, { ...given, root }, is("config-accepted"), async (node) => {
    await node.phone.tap.enterCode("12345678");
    assert.match(sharePage(node.status()), /không nhận khóa thiết bị của nút này/);
    await node.phone.tap.enterCode("1234");
    assert.match(sharePage(node.status()), /Chưa hỏi máy chủ nào/);
  });
});
