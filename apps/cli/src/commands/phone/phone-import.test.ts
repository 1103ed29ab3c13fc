/** A log of another app on a headless phone, over real HTTP, against scripted servers: the real ones would keep keys for ten minutes. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ScriptedServers } from "@bluezone/device/testing/servers";
import { toHex } from "@bluezone/protocol/bytes";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  eninAt,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  plus,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const servers = new ScriptedServers(() => systemClock.now());
let http: Server;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-cli-"));
  http = createServer((request, response) => {
    const headers = request.headers as Record<string, string>;
    const method = request.method as "GET" | "POST";
    void servers.transport({ method, url: `http://keys${request.url}`, headers }).then((reply) => {
      response.writeHead(reply.status, reply.headers);
      response.end(reply.body);
    });
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
});
after(async () => {
  http.closeAllConnections();
  await new Promise((closed) => http.close(closed));
  await rm(folder, { recursive: true, force: true });
});

async function phone(name: string, verb: string, ...argv: string[]) {
  const words = ["phone", verb, ...argv, "--data", join(folder, name), "--json"];
  const { exit, out, remarks } = await runForTest(words);
  return { exit, answer: out.length === 1 ? JSON.parse(out[0]!) : undefined, remarks };
}
async function begun(name: string): Promise<void> {
  const root = join(folder, "root.json");
  await writeFile(root, JSON.stringify(servers.root.root));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const argv = ["--keys", url, "--health", url, "--api-key", "device", "--root", root];
  assert.equal((await phone(name, "run", "--once", ...argv)).exit, EXIT.ok);
}

/** Two hours ago, with twenty minutes left of its UTC day. */
function twoHoursAgo() {
  const now = systemClock.now();
  const at = fromUnixSeconds(unixSeconds(minus(now, Hours(2))));
  const sameDay = utcDayStart(eninAt(at)) === utcDayStart(eninAt(plus(at, Minutes(20))));
  return sameDay ? at : minus(at, Hours(1));
}
/** A log of a key beside a phone for twenty minutes, with a scan every four. */
function logOf(key: Tek, scanBefore: boolean) {
  const records = [0, 4, 8, 12, 16].map((minute) => {
    const at = plus(twoHoursAgo(), Minutes(minute));
    const id = rpi(rpiKey(key.key), eninAt(at));
    const aem = sealMetadata(aemKey(key.key), id, { version: "1.1", confidence: 2, txPower: -10 });
    const t = unixSeconds(at);
    const previous = scanBefore ? { previous_scan: t - 240 } : {};
    return { rpi: toHex(id), sightings: [{ t, rssi: -60, aem: toHex(aem), ...previous }] };
  });
  return { records };
}
const newKey = () => tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(twoHoursAgo())), 144);

test("after an import a check alerts, with twenty minutes where scans are known and ten where they are not", async () => {
  for (const [name, scanBefore, level, minutes] of [
    ["known", true, "high", 20],
    ["unknown", false, "low", 10],
  ] as const) {
    await begun(name);
    const key = newKey();
    const log = join(folder, `${name}.json`);
    await writeFile(log, JSON.stringify(logOf(key, scanBefore)));
    const imported = await phone(name, "import", log);
    assert.deepEqual(imported, {
      exit: EXIT.ok,
      answer: { taken: 5, known: 0, leftOut: 0 },
      remarks: [],
    });
    const published = diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 });
    const end = fromUnixSeconds(unixSeconds(systemClock.now()));
    await servers.release(minus(end, Minutes(10)), end, [published]);
    const checked = await phone(name, "check");
    assert.equal(checked.exit, EXIT.ok);
    const [alert] = checked.answer.state.alerts;
    assert.deepEqual([alert.level, alert.minutes], [level, minutes]);
    servers.files.clear();
  }
});

test("in words it says what was taken, what was left out and what to do next", async () => {
  await begun("words");
  const { records } = logOf(newKey(), true);
  const [{ rpi: id, sightings }] = records as [(typeof records)[0]];
  const old = { rpi: id, sightings: [{ ...sightings[0]!, t: 1_600_000_000, previous_scan: 0 }] };
  const log = join(folder, "words.json");
  await writeFile(log, JSON.stringify({ records: [...records, old] }));
  const argv = ["phone", "import", log, "--data", join(folder, "words")];
  const first = await runForTest(argv);
  assert.match(first.out[0]!, /^5 readings taken\.\n1 left out: [^\n]+\nMatch them with: .*phone check/);
  assert.match((await runForTest(argv)).out[0]!, /^0 readings taken, 5 were there before\.\n/);
});

test("without a phone, or with a file that is no log, nothing is taken", async () => {
  const log = join(folder, "empty.json");
  await writeFile(log, '{"records": []}');
  const none = await phone("none", "import", log);
  assert.equal(none.exit, EXIT.configuration);
  assert.match(none.remarks[0]!, /there is no phone in/);
  await begun("strict");
  assert.deepEqual((await phone("strict", "import", log)).answer, { taken: 0, known: 0, leftOut: 0 });
  await writeFile(log, '{"records": [{"rpi": "00"}]}');
  const wrong = await phone("strict", "import", log);
  assert.equal(wrong.exit, EXIT.badData);
  assert.match(wrong.remarks[0]!, /wrong is records\[0\]\.rpi/);
  assert.equal((await phone("strict", "import", join(folder, "missing"))).exit, EXIT.noInput);
});
