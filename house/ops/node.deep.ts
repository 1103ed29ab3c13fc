/**
 * The node's guide, run as it stands on a bare Debian: the emulated adapter of BlueZ, both real servers, and the shipped unit, for
 * which a script stands in for systemd. The code is this checkout, seen read-only in /opt/bluezone instead of cloned and installed.
 */
import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { Metres } from "@bluezone/radio/air/distance";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import { Places } from "@bluezone/radio/filter/places";
import { airProxy } from "@bluezone/radio/filter/proxy";
import { systemTiming } from "@bluezone/radio/host/system";
import { startEmulator, withoutEmulator } from "@bluezone/radio/testing/btvirt";
import { bothServers } from "../../apps/cli/src/testing/both-servers.ts";
import { bareDebian, type Debian, whyNot } from "./debian.ts";
import { readBlocks } from "./guide.ts";

const top = resolve(import.meta.dirname, "../..");
const skip = whyNot() ?? withoutEmulator() ?? false;

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
  const tools = await run("apt-get update && apt-get install -y --no-install-recommends curl", {
    alone: false,
  });
  assert.equal(tools.status, 0, tools.said);
  t.diagnostic(`bare Debian with curl: ${seconds(begun)}`);

  const blocks = readBlocks("node.md");
  const values = blocks.filter(({ place }) => place === "values").map(({ commands }) => commands);
  const own = [
    ...values,
    `KEYS_URL=${servers.keysUrl}`,
    `HEALTH_URL=${servers.healthUrl}`,
    "ADAPTER=unix:/srv/air/node.sock",
  ].join("\n");
  const steps = blocks.filter(({ place }) => place === "node");
  assert.equal(steps.length, 4);
  for (const { commands, line, section } of steps) {
    const since = performance.now();
    const { status, said } = await run(`${own}\n${commands}`, { alone: false });
    const log =
      status === 0 ? "" : (await run("tail -n 20 /var/log/bluezone-node.log", { alone: false })).said;
    assert.equal(status, 0, `node.md:${line} (${section}) ended with ${status}:\n${said}\n${log}`);
    t.diagnostic(`node.md:${line} (${section}): ${seconds(since)}`);
  }
  const { said } = await run(
    "grep -h stopped /var/log/bluezone-node.log; ls -A /var/lib/bluezone-node; stat -c '%U %a' /var/lib/bluezone-node /etc/bluezone/node.key /etc/bluezone/node.env",
    { alone: false },
  );
  assert.match(said, /"from":"node","at":\d+,"is":"stopped"/);
  assert.match(
    said,
    /^node\.sqlite\nbluezone-node 700\nroot 600\nroot 600$/m,
    "the key is not in its folder",
  );
  t.diagnostic(`all: ${seconds(begun)}`);
});

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(0)} s`;
