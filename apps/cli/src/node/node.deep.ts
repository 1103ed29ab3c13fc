/**
 * radio-node: `bluezone node` as a process of its own, over BlueZ's emulated controllers with simulated levels, against both real
 * servers. It says nothing about a Raspberry Pi, real adapters or distance.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { addDays, dayOf, isoDay } from "@bluezone/protocol/time";
import { Metres } from "@bluezone/radio/air/distance";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import { Places } from "@bluezone/radio/filter/places";
import { type AirProxy, airProxy } from "@bluezone/radio/filter/proxy";
import { systemTiming } from "@bluezone/radio/host/system";
import { unixSocket } from "@bluezone/radio/host/unix-socket";
import { type Emulator, startEmulator, withoutEmulator } from "@bluezone/radio/testing/btvirt";
import { DRIVE } from "@bluezone/radio/testing/quirks";
import { testRadio } from "@bluezone/radio/testing/radio";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { type BothServers, bothServers } from "../testing/both-servers.ts";
import { runForTest } from "../testing/run-for-test.ts";

const main = resolve(import.meta.dirname, "../main.ts");
const today = isoDay(dayOf(systemClock.now(), "vietnam"));

interface Running {
  readonly child: ChildProcess;
  /** Its events so far. */
  readonly told: Record<string, unknown>[];
  readonly remarks: string[];
  readonly data: string;
  readonly url: string;
}

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-node", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio-node", { skip: why !== undefined }, () => {
  let folder: string;
  let emulator: Emulator;
  let servers: BothServers;
  const proxies: AirProxy[] = [];
  const running: Running[] = [];
  const places = new Places(7);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "bluezone-node-"));
    emulator = await startEmulator();
    servers = await bothServers();
    writeFileSync(join(folder, "roots.json"), JSON.stringify(servers.roots));
    for (const [i, id] of ["a", "b"].entries()) {
      const position = { x: Metres(i), y: Metres(0) };
      places.put(id, { position, carriage: "hand", offsets: MEAN_PHONE, place: "open-air" });
      proxies.push(await airProxy(adapterOf(id), emulator.socket, { id, places, timing: systemTiming }));
    }
  });
  after(async () => {
    for (const { child } of running) child.kill("SIGKILL");
    for (const proxy of proxies) await proxy.close();
    await servers.close();
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  const adapterOf = (id: string) => join(folder, `${id}.sock`);
  const dataOf = (id: string) => join(folder, `node-${id}`);
  const words = (id: string, port: number, first: boolean) => [
    ...["node", "--adapter", `unix:${adapterOf(id)}`, "--commands", DRIVE, "--data", dataOf(id), "--json"],
    ...["--listen", `127.0.0.1:${port}`],
    ...(first ? ["--keys", servers.keysUrl, "--health", servers.healthUrl] : []),
    ...(first ? ["--api-key", servers.deviceKey, "--root", join(folder, "roots.json")] : []),
  ];
  async function start(id: string, first = true): Promise<Running> {
    const port = await freePort();
    const child = spawn(process.execPath, [main, ...words(id, port, first)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const told: Record<string, unknown>[] = [];
    const remarks: string[] = [];
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      const lines = (rest + part).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) told.push(JSON.parse(line));
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => remarks.push(part));
    const one = { child, told, remarks, data: dataOf(id), url: `http://127.0.0.1:${port}` };
    running.push(one);
    await until("its radio is up", one, () => has(one, "radio", "up"));
    return one;
  }
  async function stop({ child }: Running): Promise<number | null> {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    return child.exitCode;
  }
  const has = ({ told }: Running, from: string, is: string) =>
    told.some((event) => event["from"] === from && event["is"] === is);
  async function until(what: string, one: Running, holds: () => boolean, patience = 30_000): Promise<void> {
    const end = performance.now() + patience;
    while (!holds()) {
      assert.ok(
        performance.now() < end && one.child.exitCode === null,
        `it did not come to be that ${what}: ${JSON.stringify(one.told)} ${one.remarks.join("")}`,
      );
      await wait(50);
    }
  }

  let a: Running;
  let b: Running;

  test("two nodes come up, read the signed configuration and hear each other", async () => {
    a = await start("a");
    b = await start("b");
    // Each looks once a minute at what its radio has heard. On a slow machine the first has ended its first scan before the second
    // is there: then it scans again after a minute, and looks a minute after that.
    for (const one of [a, b]) {
      await until("it has heard the other", one, () => has(one, "phone", "heard"), 170_000);
      assert.ok(has(one, "phone", "config-accepted"));
    }
    const page = await fetch(b.url);
    assert.match(await page.text(), /<dd>1<\/dd>/, "one identifier today");
  });

  test("what is told and what lies on the disk has no identifier, address or key in it", () => {
    for (const { told, data } of [a, b]) {
      for (const event of told)
        for (const [name, value] of Object.entries(event))
          assert.ok(
            typeof value !== "string" || /^(?:[a-z-]{1,24}|http:\/\/127\.0\.0\.1:\d+)$/.test(value),
            `${name}: ${value}`,
          );
      const files = readdirSync(data).filter((name) => name.startsWith("node.sqlite"));
      for (const name of files) {
        const bytes = readFileSync(join(data, name), "latin1");
        for (const word of ["beacon", "phone/", servers.deviceKey, servers.keysUrl])
          assert.ok(!bytes.includes(word), `${name} shows ${word}`);
      }
    }
  });

  test("its state says what it has heard and holds, with no identifier, address or key in it", async () => {
    const { exit, out } = await runForTest(["node", "state", "--data", a.data, "--json"]);
    assert.equal(exit, 0);
    const state = JSON.parse(out[0]!);
    assert.deepEqual([state.runs, state.radio, state.heardToday], [true, "on", 1]);
    const held = state.holds.map(({ what }: { what: string }) => what);
    for (const what of ["heard", "day-keys", "broadcast"]) assert.ok(held.includes(what), what);
    const said = (await runForTest(["node", "state", "--data", a.data])).out.join("\n");
    assert.match(said, /^Bluetooth: đang phát và nghe$/m);
    assert.match(said, /^ {2}Minutes of hearing other phones: \d+ \(/m);
    assert.match(said, /^ {2}Day keys of the node: \d \(/m);
    // Nothing as long as the least of them, in hex or in base64.
    for (const text of [said, out[0]!])
      assert.doesNotMatch(text, /[0-9a-f]{14}|[A-Za-z0-9+/]{20}|(?:[0-9a-f]{2}:){3}/i);
  });

  test("one process at a time has a node", async () => {
    const { exit, remarks } = await runForTest(words("a", await freePort(), false));
    assert.equal(exit, 78);
    assert.match(remarks[0]!, /in use by process/);
  });

  /** A request as any program could send it. */
  const ask = (url: string, method: string, headers: Record<string, string>, body = "") =>
    new Promise<{ status: number; cookie: string | undefined }>((done, failed) => {
      const sent = request(url, { method, headers }, (answer) => {
        answer.resume();
        done({ status: answer.statusCode ?? 0, cookie: answer.headers["set-cookie"]?.[0]?.split(";")[0] });
      });
      sent.on("error", failed);
      sent.end(body);
    });

  test("only its own page of this start may do anything", async () => {
    const { cookie } = await ask(a.url, "GET", {});
    assert.match(cookie!, /^bluezone-node=/);
    const own = { origin: a.url, cookie: cookie!, "content-type": "application/x-www-form-urlencoded" };
    const code = (headers: Record<string, string>) =>
      ask(`${a.url}/share/code`, "POST", headers, "code=00000000").then(({ status }) => status);
    assert.equal(await code({ ...own, host: "rebound.example" }), 403);
    assert.equal(await code({ ...own, origin: "http://evil.example" }), 403);
    assert.equal(await code({ cookie: own.cookie }), 403, "no origin");
    assert.equal(await code({ ...own, cookie: "bluezone-node=other" }), 403);
    assert.equal((await ask(a.url, "GET", { host: "rebound.example" })).status, 403);
    assert.equal((await ask(a.url, "GET", { origin: "http://evil.example" })).cookie, undefined);
    assert.equal((await ask(`${a.url}/share/code`, "POST", own, "x".repeat(5_000))).status, 413);
    assert.equal((await ask(`${a.url}/nowhere`, "GET", {})).status, 404);
    const { out } = await runForTest(["node", "share", "--data", a.data, "--json"]);
    assert.deepEqual(out, [], "nothing of it came to the phone");
  });

  async function issued(): Promise<string> {
    const { out } = await runForTest(
      ["code", "issue", "--type", "confirmed", "--test-date", today, "--json"],
      { BLUEZONE_HEALTH: servers.healthUrl, BLUEZONE_API_KEY: servers.adminKey },
    );
    return JSON.parse(out[0]!).code;
  }

  test("a share by page takes two taps, and the consent stands before the second", async () => {
    const before = await servers.published();
    const { cookie } = await ask(b.url, "GET", {});
    const post = async (path: string, form: Record<string, string>) => {
      const answer = await fetch(`${b.url}${path}`, {
        method: "POST",
        headers: { origin: b.url, cookie: cookie! },
        body: new URLSearchParams(form),
      });
      return answer.text();
    };
    const ready = await post("/share/code", { code: await issued() });
    assert.match(ready, /dữ liệu nhạy cảm \(sức khỏe\)/);
    assert.equal(await servers.published(), before, "entering a code sends no key");
    assert.match(await post("/share/send", {}), /Chọn một câu trả lời/);
    assert.equal(await servers.published(), before);
    assert.match(await post("/share/send", { onset: "none" }), /Đã chia sẻ/);
    assert.ok((await servers.published()) > before);
  });

  test("a share by line goes through the node that runs, and asks to be agreed to", async () => {
    const before = await servers.published();
    const share = (...more: string[]) => runForTest(["node", "share", "--data", a.data, ...more]);
    const code = await issued();
    const first = await share("--code", code);
    assert.equal(first.exit, 0);
    assert.match(first.out.join("\n"), /sensitive data \(health\)/);
    assert.match(first.out.join("\n"), /day keys of the last 14 days/);
    assert.equal((await share("--agree")).exit, 64, "it asks when symptoms started");
    const long = await share("--agree", "--onset", isoDay(addDays(dayOf(systemClock.now(), "vietnam"), -27)));
    assert.equal(long.exit, 64);
    assert.match(long.remarks.join(), /onset_too_early/);
    const again = await share("--code", code);
    assert.equal(again.exit, 1, "the same code once more is turned down");
    assert.match(again.out.join("\n"), /still good/);
    assert.equal(await servers.published(), before);
    const sent = await share("--agree", "--onset", "unknown");
    assert.equal(sent.exit, 0, sent.remarks.join());
    assert.ok((await servers.published()) > before);
    assert.ok(has(a, "phone", "published"));
  });

  test("the emulator is killed and started again: the nodes say so and come back by themselves", async () => {
    const ups = () => a.told.filter(({ from, is }) => from === "radio" && is === "up").length;
    const before = ups();
    await emulator.stop();
    await until("it noticed", a, () => has(a, "radio", "failed"));
    const page = await (await fetch(a.url)).text();
    assert.match(page, /Bluetooth không chạy/);
    await emulator.start();
    await until("it is up again", a, () => ups() > before, 60_000);
    assert.match(await (await fetch(a.url)).text(), /đang phát và nghe/);
  });

  test("stopped by SIGTERM it ends well, and nothing of it is on the air any more", async () => {
    const listener = testRadio(unixSocket(emulator.socket), { drive: DRIVE });
    try {
      await stop(b);
      listener.adapter.listen({ active: false });
      await until("the other is on the air", a, () => listener.heard.length > 0);
      assert.equal(await stop(a), 0);
      assert.deepEqual(a.told.at(-1)?.["is"], "stopped");
      await wait(300);
      listener.heard.length = 0;
      await wait(1_500);
      assert.equal(listener.heard.length, 0);
      assert.deepEqual(
        readdirSync(a.data).sort(),
        ["folder.lock", "node.key", "node.sqlite"],
        "no socket is left; the lock's file is in nobody's way",
      );
    } finally {
      await listener.adapter.close();
    }
  });

  test("a share by line goes on the store of a node that does not run", async () => {
    const { exit, out, remarks } = await runForTest([
      "node",
      "share",
      "--data",
      a.data,
      "--code",
      "00000000",
    ]);
    assert.equal(exit, 1, remarks.join());
    assert.match(out.join(), /Look at/);
  });

  test("with a wrong or missing key it does not start, says which, and loses nothing", async () => {
    const key = join(a.data, "node.key");
    const own = readFileSync(key);
    const store = readFileSync(join(a.data, "node.sqlite"));
    const tried = async (code: string) => {
      const { exit, remarks } = await runForTest(words("a", await freePort(), false));
      assert.equal(exit, 78);
      assert.match(remarks[0]!, new RegExp(code));
    };
    writeFileSync(key, `${Buffer.alloc(32, 9).toString("base64")}\n`);
    await tried("key_wrong");
    rmSync(key);
    await tried("key_missing");
    assert.deepEqual(readFileSync(join(a.data, "node.sqlite")), store);
    writeFileSync(key, own);
    chmodSync(key, 0o600);
    const again = await start("a", false);
    await until("it goes on without being told its servers", again, () => has(again, "node", "started"));
    again.child.kill("SIGKILL");
    await once(again.child, "exit");
    // Nothing that it left is in the way of the next.
    assert.equal(await stop(await start("a", false)), 0);
  });
});
