import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Days, Hours, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import { createJobRunner } from "../jobs/jobs.ts";
import { StartError } from "../start/start-error.ts";
import { hostPort } from "../start/variable.ts";
import { manualClock } from "../testing/clock.ts";
import { readExposition } from "../testing/exposition.ts";
import { testFolder } from "../testing/folder.ts";
import { seededRandom } from "../testing/random.ts";
import { CERTIFICATE, CERTIFICATE_END } from "../testing/tls.ts";
import { countEvents } from "./count-events.ts";
import { Name } from "./events.ts";
import { expose, gauge } from "./exposition.ts";
import { addJobGauges } from "./job-gauges.ts";
import { diskGauges, keyFileGauges, tlsGauges } from "./machine-gauges.ts";
import { createMetrics } from "./metrics.ts";
import { withMetrics } from "./metrics-server.ts";
import { routeTimes } from "./route-times.ts";

/** The values of a family by their labels' values. */
function values(page: string, name: string): Record<string, number> {
  const family = readExposition(page).get(name);
  return Object.fromEntries(
    (family?.samples ?? []).map(({ labels, value }) => [[...labels.values()].join(" "), value]),
  );
}

test("whatever a label or a help holds, the page is of the format and reads back", () => {
  const odd = 'a"b\\c\nd,{}=';
  const page = expose([
    gauge("one", "Lines\nand \\ back.", [{ labels: { odd, plain: "x" }, value: -1.5e-9 }]),
    gauge("none", "No sample.", []),
    gauge("infinite", "Without end.", Number.POSITIVE_INFINITY),
  ]);
  const families = readExposition(page);
  assert.deepEqual([...families.keys()], ["one", "infinite"]);
  const [sample] = families.get("one")!.samples;
  assert.equal(JSON.parse(`"${sample!.labels.get("odd")}"`), odd);
  assert.equal(sample!.value, -1.5e-9);
  assert.throws(() => expose([gauge("no-name", "", 1)]), RangeError);
});

test("a page that is not of the format is found: the check can fail", () => {
  const head = "# HELP a A.\n# TYPE a gauge\n";
  for (const bad of [
    "a 1",
    "a  1\n",
    "a{b=1} 1\n",
    "a 1\na 2\n",
    "b 1\n",
    "a one\n",
    'a{b="x",b="y"} 1\n',
    'a{b="\\d"} 1\n',
  ])
    assert.throws(() => readExposition(head + bad), assert.AssertionError, bad);
  const histogram = (...lines: string[]) => ["# HELP h H.", "# TYPE h histogram", ...lines, ""].join("\n");
  readExposition(histogram('h_bucket{le="1"} 1', 'h_bucket{le="+Inf"} 2', "h_sum 3", "h_count 2"));
  for (const bad of [
    ['h_bucket{le="1"} 3', 'h_bucket{le="+Inf"} 2', "h_sum 3", "h_count 2"],
    ['h_bucket{le="1"} 1', "h_sum 3", "h_count 1"],
    ['h_bucket{le="+Inf"} 2', "h_sum 3", "h_count 1"],
  ])
    assert.throws(() => readExposition(histogram(...bad)), assert.AssertionError);
});

test("events that say when somebody called are shown when their UTC day is over", () => {
  const clock = manualClock();
  const counts = countEvents({ clock, byDay: ["used"], zero: [{ event: "sms_failed", reason: "timeout" }] });
  const shown = (name: string) => values(expose(counts.families()), name);
  assert.deepEqual(shown("bluezone_sms_failed_total"), { timeout: 0 });
  counts.emit({ event: "used", kind: "short", keys: 3 });
  counts.emit({ event: "issued" });
  assert.deepEqual(shown("bluezone_used_total"), { short: 0 });
  assert.deepEqual(shown("bluezone_issued_total"), { "": 1 });
  clock.advance(Hours(16)); // 14:30 in Vietnam is 07:30 UTC
  counts.emit({ event: "used", kind: "short", keys: 5 });
  assert.deepEqual(shown("bluezone_used_total"), { short: 0 });
  clock.advance(Hours(1));
  assert.deepEqual(shown("bluezone_used_total"), { short: 2 });
  assert.deepEqual(shown("bluezone_used_keys_total"), { short: 8 });
  counts.emit({ event: "used", kind: "short", keys: 1 });
  assert.deepEqual(shown("bluezone_used_total"), { short: 2 });
  clock.advance(Days(1));
  assert.deepEqual(shown("bluezone_used_total"), { short: 3 });
});

test("answers are timed by route and kind of status, each in its buckets", () => {
  const times = routeTimes();
  times.took(Name("/v1/publish"), 200, Milliseconds(5));
  times.took(Name("/v1/publish"), 200, Milliseconds(6));
  times.took(Name("/v1/publish"), 503, Seconds(60));
  const { samples } = readExposition(expose(times.families())).get("bluezone_http_seconds")!;
  const bucket = (status: string, le: string) =>
    samples.find(({ labels }) => labels.get("status") === status && labels.get("le") === le)?.value;
  assert.deepEqual([bucket("2xx", "0.005"), bucket("2xx", "0.01"), bucket("2xx", "+Inf")], [1, 2, 2]);
  assert.deepEqual([bucket("5xx", "10"), bucket("5xx", "+Inf")], [0, 1]);
});

test("a job's last success, its step and whether it fails are told", async () => {
  const clock = manualClock();
  const metrics = createMetrics({ clock, byDay: [] });
  let broken = false;
  const run = async () => {
    if (broken) throw new Error("broken");
  };
  const jobs = createJobRunner([{ name: Name("sweep"), every: Minutes(10), run }], metrics);
  addJobGauges(metrics, jobs);
  clock.advance(Minutes(2));
  assert.deepEqual(values(await metrics.text(), "bluezone_job_success_age_seconds"), { sweep: 120 });
  await jobs.run(clock.now());
  broken = true;
  clock.advance(Minutes(10));
  await jobs.run(clock.now());
  const page = await metrics.text();
  assert.deepEqual(values(page, "bluezone_job_success_age_seconds"), { sweep: 600 });
  assert.deepEqual(values(page, "bluezone_job_every_seconds"), { sweep: 600 });
  assert.deepEqual(values(page, "bluezone_job_failing"), { sweep: 1 });
});

test("what cannot be looked at is left out and counted, the rest is shown", async () => {
  const clock = manualClock();
  const metrics = createMetrics({ clock, byDay: [] });
  metrics.add(() => [gauge("good", "Good.", 1)]);
  metrics.add(async () => {
    throw new Error("no");
  });
  metrics.add(diskGauges("/nowhere/at/all"));
  const page = await metrics.text();
  assert.deepEqual(values(page, "bluezone_gauges_failing"), { "": 2 });
  assert.deepEqual(values(page, "good"), { "": 1 });
  assert.deepEqual(values(page, "bluezone_clock_seconds"), { "": clock.now() / 1_000 });
  assert.ok(values(page, "process_resident_memory_bytes")[""]! > 1e6);
});

test("room, ages of key files and the end of a TLS certificate are read from the machine", async (t) => {
  const folder = testFolder(t);
  const clock = manualClock();
  const metrics = createMetrics({ clock, byDay: [] });
  await writeFile(join(folder, "export-v1.pem"), "a key");
  await writeFile(join(folder, "tls.pem"), CERTIFICATE);
  metrics.add(diskGauges(folder));
  metrics.add(keyFileGauges(folder));
  metrics.add(tlsGauges(join(folder, "tls.pem")));
  clock.set((await import("../time/clock.ts")).systemClock.now());
  const page = await metrics.text();
  assert.deepEqual(values(page, "bluezone_gauges_failing"), { "": 0 });
  assert.ok(values(page, "bluezone_disk_free_bytes")[""]! <= values(page, "bluezone_disk_size_bytes")[""]!);
  assert.ok(Math.abs(values(page, "bluezone_key_file_age_seconds")["export-v1"]!) < 60);
  assert.equal(values(page, "bluezone_tls_left_seconds")[""], (CERTIFICATE_END - clock.now()) / 1_000);
});

test("the release that is told is the package's", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  const page = await createMetrics({ clock: manualClock(), byDay: [] }).text();
  assert.deepEqual(values(page, "bluezone_build_info"), { [`${process.versions.node} ${version}`]: 1 });
});

test("an address is a host and a port", () => {
  const { parse } = hostPort("METRICS");
  assert.deepEqual(parse("127.0.0.1:9464"), { host: "127.0.0.1", port: 9464 });
  assert.deepEqual(parse("[::1]:1"), { host: "::1", port: 1 });
  for (const bad of ["9464", ":9464", "localhost:0", "localhost:65536", "::1:9464", "http://h:1", "h:1x"])
    assert.equal(parse(bad), undefined, bad);
});

test("metrics start and stop with their server, and a taken address stops the start", async () => {
  const clock = manualClock();
  const ports = { clock, random: seededRandom("metrics") };
  const metrics = createMetrics({ clock, byDay: [] });
  const told: string[] = [];
  const server = {
    start: async () => ({ url: "", port: 0 }),
    stop: async () => void told.push("stopped"),
  };
  const first = await withMetrics(server, metrics, { host: "127.0.0.1", port: 0 }, ports);
  await first.start();
  await first.stop();
  assert.deepEqual(told, ["stopped"]);
  const { createServer } = await import("node:net");
  const taker = createServer();
  await new Promise<void>((done) => taker.listen(0, "127.0.0.1", done));
  const { port } = taker.address() as { port: number };
  const second = await withMetrics(server, metrics, { host: "127.0.0.1", port }, ports);
  await assert.rejects(second.start(), StartError);
  assert.deepEqual(told, ["stopped", "stopped"]);
  await new Promise((done) => taker.close(done));
});
