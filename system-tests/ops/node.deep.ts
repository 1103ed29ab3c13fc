/**
 * The node's guide, run as it stands on a bare Debian: the emulated adapter of BlueZ, both real servers, and the shipped unit, for
 * which a script stands in for systemd. The code is this checkout, seen read-only in /opt/bluezone instead of cloned and installed.
 */
import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { Metres } from "@bluezone/radio/air/distance";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import { Places } from "@bluezone/radio/filter/places";
import { airProxy } from "@bluezone/radio/filter/proxy";
import { systemTiming } from "@bluezone/radio/host/system";
import { startEmulator, withoutEmulator } from "@bluezone/radio/testing/btvirt";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { bothServers } from "../../apps/cli/src/testing/both-servers.ts";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { bareDebian, type Debian, whyNot } from "./debian.ts";
import { readBlocks } from "./guide.ts";

const top = resolve(import.meta.dirname, "../..");
const skip = whyNot() ?? withoutEmulator() ?? false;

const today = isoDay(dayOf(systemClock.now(), "vietnam"));
let debian: Debian | undefined;
const ends: (() => unknown)[] = [];
after(async () => {
  await debian?.remove();
  for (const end of ends.reverse()) await end();
});

test("the node's guide leads from a bare Debian to a node that sends and listens", {
  skip,
  timeout: 10 * 60_000,
}, async (t) => {
  const begun = performance.now();
  const air = mkdtempSync(join(tmpdir(), "bluezone-air-"));
  ends.push(() => rmSync(air, { recursive: true }));
  // The node's own user must reach the socket.
  chmodSync(air, 0o755);
  const emulator = await startEmulator();
  ends.push(() => emulator.close());
  const places = new Places(7);
  places.put("node", {
    position: { x: Metres(0), y: Metres(0) },
    carriage: "hand",
    offsets: MEAN_PHONE,
    place: "open-air",
  });
  const adapter = join(air, "node.sock");
  const proxy = await airProxy(adapter, emulator.socket, { id: "node", places, timing: systemTiming });
  ends.push(() => proxy.close());
  chmodSync(adapter, 0o666);
  const servers = await bothServers();
  ends.push(() => servers.close());

  debian = await bareDebian({ [top]: "/opt/bluezone", [air]: "/srv/air" });
  const { root, run } = debian;
  writeFileSync(join(root, "root/device.key"), `${servers.deviceKey}\n`);
  writeFileSync(join(root, "root/config-root.json"), JSON.stringify(servers.roots.config[0]));
  const systemctl = join(root, "usr/local/bin/systemctl");
  copyFileSync(join(import.meta.dirname, "systemctl.sh"), systemctl);
  chmodSync(systemctl, 0o755);
  // What the blocks that install the code would have brought.
  const tools = await run(
    `apt-get update && apt-get install -y --no-install-recommends curl
    for name in node bluezone; do ln -s /opt/bluezone/node_modules/.bin/$name /usr/local/bin/$name; done`,
    { alone: false },
  );
  assert.equal(tools.status, 0, tools.said);
  t.diagnostic(`bare Debian with curl: ${seconds(begun)}`);

  const blocks = readBlocks("node.md");
  const values = blocks.filter(({ place }) => place === "values").map(({ commands }) => commands);
  const { out } = await runForTest(["code", "issue", "--type", "confirmed", "--test-date", today, "--json"], {
    BLUEZONE_HEALTH: servers.healthUrl,
    BLUEZONE_API_KEY: servers.adminKey,
  });
  const own = [
    ...values,
    `KEYS_URL=${servers.keysUrl}`,
    `HEALTH_URL=${servers.healthUrl}`,
    "ADAPTER=unix:/srv/air/node.sock",
    `CODE=${JSON.parse(out[0]!).code}`,
  ].join("\n");
  const steps = blocks.filter(({ place }) => place === "node");
  const done = new Set<string>();
  for (const { commands, line, section } of steps) {
    const since = performance.now();
    const published = await servers.published();
    const { status, said } = await run(`${own}\n${commands}`, { alone: false });
    const log =
      status === 0 ? "" : (await run("tail -n 20 /var/log/bluezone-node.log", { alone: false })).said;
    assert.equal(status, 0, `node.md:${line} (${section}) ended with ${status}:\n${said}\n${log}`);
    t.diagnostic(`node.md:${line} (${section}): ${seconds(since)}`);
    for (const [word, holds] of Object.entries(AFTER)) {
      if (!commands.includes(word)) continue;
      done.add(word);
      await holds({ said, more: (await servers.published()) - published, look: debian });
    }
  }
  assert.deepEqual([...done].sort(), Object.keys(AFTER).sort(), "each was looked at");
  t.diagnostic(`all: ${seconds(begun)}`);
});

/** What a block leaves: what it said, how many keys more stand on the key server, and the machine to look at. */
type VisitResult = { readonly said: string; readonly more: number; readonly look: Debian };

const listed = async ({ run }: Debian): Promise<string> =>
  (await run("ls -A /var/lib/bluezone-node", { alone: false })).said;

/** What holds after a block with such a command. */
const AFTER: Readonly<Record<string, (came: VisitResult) => Promise<void>>> = {
  async "node state"({ said }) {
    assert.match(said, /^Bluetooth: đang phát và nghe$/m);
    assert.match(said, /^Share: nothing was shared$/m);
    assert.match(said, /^ {2}Khóa ngày của nút: \d \(/m);
  },
  async "share --data /var/lib/bluezone-node --code"({ said, more }) {
    assert.match(said, /khóa ngày của 14 ngày qua/);
    assert.equal(more, 0, "a code that is looked at sends no key");
  },
  async "--agree"({ said, more }) {
    assert.match(said, /Đã chia sẻ/);
    assert.ok(more > 0);
  },
  async "systemctl stop"({ look }) {
    const { said } = await look.run(
      "grep -h stopped /var/log/bluezone-node.log; stat -c '%U %a' /var/lib/bluezone-node /etc/bluezone/node.key /etc/bluezone/node.env",
      { alone: false },
    );
    assert.match(said, /"from":"node","at":\d+,"is":"stopped"/);
    assert.match(said, /^bluezone-node 700\nroot 600\nroot 600$/m);
    assert.equal(await listed(look), "folder.lock\nnode.sqlite\n", "the key is not in its folder");
  },
  async "node delete"({ said, look }) {
    assert.match(said, /^Đã xóa hết dữ liệu của nút/m);
    assert.equal(await listed(look), "");
    const command = "runuser -u bluezone-node -- bluezone node";
    for (const verb of ["state", "share"]) {
      const after = await look.run(`${command} ${verb} --data /var/lib/bluezone-node`, { alone: false });
      assert.equal(after.status, 78);
      assert.match(after.said, /there is no node in/);
    }
  },
};

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(0)} s`;
