/**
 * What a node is put through inside the virtual machine with Debian's kernel (`@bluezone/radio/testing/vm`): `bluezone node` as a
 * process, as somebody would start it, on the kernel's own adapters. Run as a program it runs them in there.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readFrame } from "@bluezone/protocol/air/frame";
import { kindOf } from "@bluezone/radio/hci/address";
import type { TestRadio } from "@bluezone/radio/testing/radio";
import { runAll, type Scenarios } from "@bluezone/radio/testing/vm/bench";
import { until } from "@bluezone/radio/testing/vm/bluez";
import { SHARED } from "@bluezone/radio/testing/vm/shared";

/** The file of the shared folder with the root that the node trusts. */
export const ROOT = "root.json";
const main = resolve(import.meta.dirname, "../../main.ts");
const DATA = "/run/node";

/** The words of a node. Its servers are not there. */
export const words = (adapter: string, data: string, root: string): readonly string[] => [
  ...[main, "node", "--adapter", adapter, "--data", data, "--root", root],
  ...["--keys", "http://127.0.0.1:1", "--health", "http://127.0.0.1:1", "--api-key", "none"],
];

/** How long it may take to come up, in milliseconds: in there Node itself needs 12 s on an idle computer. */
const COMING_UP = 300_000;

interface Running {
  readonly child: ChildProcess;
  /** What it told so far. */
  told(): string;
  /** Waits until it has told that. */
  has(words: RegExp): Promise<void>;
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

function start(adapter: string): Running {
  const child = spawn(process.execPath, words(adapter, DATA, join(SHARED, ROOT)), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout!.setEncoding("utf8").on("data", (part: string) => {
    told += part;
  });
  return {
    child,
    told: () => told,
    has: (words) =>
      until(
        `the node tells ${words}`,
        () => {
          assert.equal(child.exitCode, null, `the node has ended: ${told}`);
          return words.test(told);
        },
        COMING_UP,
      ),
    async end(signal) {
      child.kill(signal);
      const [status] = await once(child, "exit");
      return status;
    },
  };
}

/** Waits until a peer hears a node's advert, from an address that nobody can resolve. */
async function heardBy(peer: TestRadio): Promise<void> {
  peer.heard.length = 0;
  peer.adapter.listen({ active: false });
  await until("a peer hears the node", () => peer.heard.length > 2, COMING_UP);
  for (const { data, address } of peer.heard) {
    assert.equal(readFrame(data)?.kind, "short-id");
    assert.equal(kindOf(address), "resolvable");
  }
}

export const SCENARIOS: Scenarios = {
  "bluetoothd has the adapter: the node says so in words, and works as soon as it lets go": async (bench) => {
    const shell = await bench.daemon();
    await shell.powerOn();
    const node = start("hci1");
    await node.has(/radio: another program has the adapter; switch bluetoothd off \(busy\); tried again in/);
    assert.doesNotMatch(node.told(), /radio: up/);
    await shell.say(["power off"], /Changing power off succeeded/);
    await node.has(/radio: up/);
    await heardBy(bench.radio("hci0"));
    // As by a power cut; the next goes on with its folder.
    await node.end("SIGKILL");
    return "busy, up, heard";
  },

  "after it was killed it starts again on hci0 and is heard; told to stop it is silent": async (bench) => {
    const node = start("hci0");
    await node.has(/radio: up/);
    const peer = bench.radio("hci1");
    await heardBy(peer);
    assert.equal(await node.end("SIGTERM"), 0);
    assert.match(node.told(), /node: stopped\n$/);
    await wait(300);
    peer.heard.length = 0;
    await wait(1_500);
    assert.equal(peer.heard.length, 0);
    return "up, heard, silent";
  },
};

if (import.meta.main) await runAll(SCENARIOS);
