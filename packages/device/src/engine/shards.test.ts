/** What a check reads: one document where nothing is new, and only the shards of the owner's provinces. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { exportName } from "@bluezone/contract/keys/exports";
import { STATE_PROVINCES } from "@bluezone/policy/provinces";
import { writeExport } from "@bluezone/protocol/export/export-file";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  addDays,
  Days,
  dayOf,
  eninAt,
  Hours,
  type Instant,
  isoDay,
  Minutes,
  minus,
  Seconds,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { manualClock } from "../doubles/clock.ts";
import { hears } from "../testing/heard.ts";
import { NOON, type Person, person } from "../testing/person.ts";
import { endless, manualTimer } from "../testing/timer.ts";
import { MOST_STAYS } from "./areas.ts";
import { CODE } from "./share/testing/worked.ts";

const todaysKey = () => tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
const gets = (a: Person) => a.servers.calls.flatMap(({ method, path }) => (method === "GET" ? [path] : []));

async function started(options: Parameters<typeof person>[1] = {}): Promise<Person> {
  const a = await person("shards", { rollout: false, ...options });
  a.servers.windows = { VN: { last: unixSeconds(NOON), newest: 0, files: {} } };
  a.servers.issue({});
  await a.phone.start();
  await a.phone.run();
  // Two more dates prove the clock.
  await a.phone.checkNow();
  await a.phone.checkNow();
  a.servers.calls.length = 0;
  return a;
}

/** Releases a file into a shard, as the server does: the windows count it. */
async function release(a: Person, shard: string, shared = todaysKey()): Promise<string> {
  const end = (unixSeconds(a.clock.now()) * 1000) as Instant;
  const key = diagnosisKey(shared, { reportType: "confirmedTest", transmissionRisk: 0 });
  const name = await a.servers.release(
    minus(end, Minutes(10)),
    end,
    [key],
    [],
    a.servers.exportSigner,
    shard,
  );
  const before = a.servers.windows?.[shard];
  const day = isoDay(dayOf(end, "utc"));
  const named = (before?.files[day] ?? 0) + (before?.newest ?? 0);
  a.servers.windowsIssued += 1;
  const files = named > 0 ? { [day]: named } : {};
  a.servers.windows = { ...a.servers.windows!, [shard]: { last: unixSeconds(end), newest: 1, files } };
  return name;
}

test("a check at which nothing is new asks for the windows alone; a new window costs its index and its file, once", async () => {
  const a = await started();
  await a.phone.checkNow();
  assert.deepEqual(gets(a), ["/v1/windows"]);

  a.servers.calls.length = 0;
  const name = await release(a, "VN");
  await a.phone.checkNow();
  const index = `/exports/VN/index/${isoDay(dayOf(a.clock.now(), "utc"))}.txt`;
  assert.deepEqual(gets(a), ["/v1/windows", index, `/exports/${name}`]);

  a.servers.calls.length = 0;
  await a.phone.checkNow();
  assert.deepEqual(gets(a), ["/v1/windows"]);
  assert.ok(a.phone.state().lines.lastChecked! > a.clock.now() - Minutes(1));
});

test("what the windows count and the index does not name is said, and a cache that is a window behind is not", async () => {
  const a = await started();
  const name = await release(a, "VN");
  const day = isoDay(dayOf(a.clock.now(), "utc"));
  a.servers.indexes.set(`VN/index/${day}.txt`, "");
  await a.phone.checkNow();
  assert.equal(a.phone.state().panel.is, "first-day", "the newest window may be missing in a cache");
  a.servers.windows = { VN: { last: unixSeconds(a.clock.now()) + 600, newest: 0, files: { [day]: 1 } } };
  a.clock.pass(Minutes(10));
  a.servers.issue({});
  await a.phone.checkNow();
  assert.deepEqual(a.phone.state().panel, { is: "lists-refused", why: "frozen" });
  a.servers.indexes.clear();
  await a.phone.checkNow();
  assert.ok(gets(a).includes(`/exports/${name}`));
  assert.equal(a.phone.state().panel.is, "first-day");
});

test("windows that stand still for two hours are said, also where the configuration is not read", async () => {
  const a = await started();
  await a.pass(Hours(3));
  assert.deepEqual(a.phone.state().panel, { is: "lists-refused", why: "frozen" });
});

test("windows that stand still hide no list for longer: the configuration is asked, and what it counts is read", async () => {
  const a = await started();
  a.servers.replies.set("/v1/windows", { status: 304, body: "" });
  a.clock.pass(Hours(3));
  const end = (unixSeconds(a.clock.now()) * 1000) as Instant;
  const key = diagnosisKey(todaysKey(), { reportType: "confirmedTest", transmissionRisk: 0 });
  const name = await a.servers.release(minus(end, Minutes(10)), end, [key]);
  a.servers.issue({ lastWindow: { VN: unixSeconds(end) } });
  await a.phone.checkNow();
  assert.ok(gets(a).includes(`/exports/${name}`), gets(a).join());
  assert.notEqual(a.phone.state().panel.is, "lists-refused");
});

test("older windows than those taken in are refused, and the configuration is asked in their place", async () => {
  const a = await started();
  a.servers.config = { ...a.servers.config, version: a.servers.config.version - 1 };
  await a.phone.checkNow();
  assert.deepEqual(gets(a).slice(0, 2), ["/v1/windows", "/v1/config"]);
  assert.ok(
    a.told("document-refused").some((one) => one.document === "windows" && one.why === "rolled-back"),
  );
});

test("windows that were taken in before a server stopped giving any are no reason to pass over what the configuration counts", async () => {
  const a = await started();
  await a.phone.checkNow();
  a.servers.windows = undefined;
  a.clock.pass(Minutes(10));
  const end = (unixSeconds(a.clock.now()) * 1000) as Instant;
  const key = diagnosisKey(todaysKey(), { reportType: "confirmedTest", transmissionRisk: 0 });
  const name = await a.servers.release(minus(end, Minutes(10)), end, [key]);
  a.servers.issue({ lastWindow: { VN: unixSeconds(end) } });
  a.servers.calls.length = 0;
  await a.phone.checkNow();
  assert.ok(gets(a).includes(`/exports/${name}`), gets(a).join());
});

test("another shard's file under a name of this shard is refused, though it is signed and of the same window", async () => {
  const a = await started();
  const name = await release(a, "VN");
  const other = await release(a, "VN-79");
  a.servers.files.set(name, a.servers.files.get(other)!);
  await a.phone.checkNow();
  assert.deepEqual(
    a.told("file-refused").map(({ why }) => why),
    ["another-window"],
  );
  assert.deepEqual(a.phone.state().panel, { is: "lists-refused", why: "bad-signature" });
});

test("a window's second file is not its first one again", async () => {
  const a = await started();
  const end = (unixSeconds(a.clock.now()) * 1000) as Instant;
  const start = minus(end, Minutes(10));
  const names = [3, 4].map((number) => exportName("VN", start, end, number));
  const key = diagnosisKey(todaysKey(), { reportType: "confirmedTest", transmissionRisk: 0 });
  for (const [i, name] of names.entries()) {
    const content = { region: "VN", start, end, batchNum: i + 1, batchSize: 2, keys: [key], revisedKeys: [] };
    a.servers.files.set(name, await writeExport(content, [a.servers.exportSigner]));
  }
  const second = a.servers.files.get(names[1]!)!;
  a.servers.files.set(names[1]!, a.servers.files.get(names[0]!)!);
  a.servers.windowsIssued += 1;
  a.servers.windows = { VN: { last: unixSeconds(end), newest: 2, files: {} } };
  await a.phone.checkNow();
  assert.deepEqual(a.phone.state().panel, { is: "lists-refused", why: "bad-signature" });
  a.servers.files.set(names[1]!, second);
  await a.phone.checkNow();
  assert.equal(a.phone.state().panel.is, "first-day");
  assert.equal(a.told("file-refused").length, 1);
});

test("a shard that began after its configuration came is read by what the windows say", async () => {
  const a = await started({
    province: "89",
    through: (ports) => ({ ...ports, unmetered: { says: async () => false, timer: endless } }),
  });
  const last = unixSeconds(a.clock.now());
  a.servers.issue({ shards: { "VN-89": { areas: ["89"] } }, lastWindow: { VN: last } });
  await a.phone.checkNow();
  const name = await release(a, "VN-89");
  await a.phone.checkNow();
  assert.ok(gets(a).includes(`/exports/${name}`), gets(a).join());
});

const SHARDS = { "VN-89": { areas: ["89", "91"] }, "VN-79": { areas: ["79"] } };

/** Opens the shards, and gives each its windows. */
async function open(a: Person): Promise<void> {
  a.clock.pass(Minutes(10));
  const last = unixSeconds(a.clock.now());
  a.servers.issue({ shards: SHARDS, lastWindow: { VN: last, "VN-79": last, "VN-89": last } });
  for (const shard of ALL) await release(a, shard);
}
const ALL = ["VN", "VN-79", "VN-89"];
/** Which shards' files were read since the calls were last cleared. */
const read = (a: Person) =>
  [...new Set(gets(a).flatMap((path) => /^\/exports\/([A-Z0-9-]+)\/\d/.exec(path)?.[1] ?? []))].sort();
async function later(a: Person): Promise<readonly string[]> {
  a.clock.pass(Minutes(10));
  a.servers.calls.length = 0;
  for (const shard of ALL) await release(a, shard);
  await a.phone.checkNow();
  return read(a);
}

test("a phone reads VN and the shards of its province; every shard where bytes cost nothing, or where nobody said a province", async () => {
  const free = { is: false };
  for (const [province, unmetered, wanted, metered] of [
    ["89", false, ["VN", "VN-89"], ["VN", "VN-89"]],
    ["01", false, ["VN"], ["VN"]],
    ["89", true, ALL, ["VN", "VN-89"]],
    [undefined, false, ALL, ALL],
  ] as const) {
    free.is = unmetered;
    const a = await started({
      ...(province === undefined ? {} : { province }),
      through: (ports) => ({ ...ports, unmetered: { says: async () => free.is, timer: endless } }),
    });
    await open(a);
    await a.phone.checkNow();
    assert.deepEqual(read(a), wanted, `${province} ${unmetered}`);
    const { areas, lines } = a.phone.state();
    assert.equal(areas?.everywhereAt === lines.lastChecked, wanted === ALL);

    // What came on Wi-Fi is not read on without it.
    free.is = false;
    assert.deepEqual(await later(a), metered, `${province}`);
    free.is = true;
    assert.deepEqual(await later(a), ALL);
    assert.equal(a.phone.state().panel.is, "first-day", "what was left out meanwhile is no fault");
  }
});

const metered = (province: string) =>
  ({
    province,
    through: (ports) => ({ ...ports, unmetered: { says: async () => false, timer: endless } }),
  }) as const satisfies Parameters<typeof person>[1];

test("the lists of a place where the resident was are read until 14 days after they left; whoever moves was there until that day", async () => {
  const a = await started(metered("89"));
  assert.equal(a.phone.state().areas, null, "there is one list");
  await open(a);
  await a.phone.checkNow();
  assert.deepEqual(read(a), ["VN", "VN-89"]);
  assert.equal(await a.phone.noteStay("89", null), "noted");
  assert.equal(await a.phone.chooseProvince("89"), "chosen");
  assert.deepEqual(a.phone.state().areas?.stays, [], "where one lives is no stay");
  const today = dayOf(a.clock.now(), "vietnam");
  assert.equal(await a.phone.noteStay("79", null), "noted");
  assert.deepEqual(await later(a), ALL);
  assert.equal(await a.phone.noteStay("79", addDays(today, -13)), "noted");
  assert.deepEqual(a.phone.state().areas?.stays, [
    { province: "79", left: addDays(today, -13), until: addDays(today, 1) },
  ]);
  a.clock.pass(Days(2));
  await a.phone.run();
  assert.deepEqual(await later(a), ["VN", "VN-89"]);
  assert.deepEqual(a.phone.state().areas?.stays, []);
  const stored = (await a.store.get("area")) as { readonly stays: unknown };
  assert.deepEqual(stored.stays, [], "nor does the phone hold it");

  assert.equal(await a.phone.chooseProvince("79"), "chosen");
  assert.deepEqual(await later(a), ALL);
  assert.deepEqual(
    [a.phone.state().areas?.home, a.phone.state().areas?.stays.map(({ province }) => province)],
    ["79", ["89"]],
  );
  await a.phone.dropStay("89");
  assert.deepEqual(await later(a), ["VN", "VN-79"]);

  for (const [province, left, outcome] of [
    ["00", null, "unknown_area"],
    ["92", addDays(today, 9), "too_long_ago"],
    ["92", addDays(today, -20), "too_long_ago"],
  ] as const)
    assert.equal(await a.phone.noteStay(province, left), outcome);
  assert.equal(await a.phone.chooseProvince("00"), "unknown_area");
  assert.equal(a.phone.state().areas?.home, "79");
});

test("whoever moves leaves a place where they lived, also where no more can be noted, and none where they now live", async () => {
  const a = await started(metered("89"));
  await open(a);
  await a.phone.checkNow();
  const [other, ...noted] = STATE_PROVINCES.map(({ code }) => code).filter((code) => code !== "89");
  noted.length = MOST_STAYS;
  for (const code of noted) assert.equal(await a.phone.noteStay(code, null), "noted");
  assert.equal(await a.phone.noteStay(other!, null), "too_many");
  const lived = ["89"];
  for (const home of [noted[0]!, other!]) {
    await a.phone.chooseProvince(home);
    const { areas } = a.phone.state();
    assert.equal(areas?.home, home);
    assert.deepEqual(
      areas?.stays.map(({ province }) => province).sort(),
      [...noted.slice(1), ...lived].sort(),
    );
    lived.push(home);
  }
});

test("without Wi-Fi the whole country is read when the resident asks for it, once", async () => {
  const a = await started(metered("89"));
  await open(a);
  await a.phone.checkNow();
  const before = a.phone.state();
  assert.notEqual(before.areas?.everywhereAt, before.lines.lastChecked);
  await a.phone.checkNow(true);
  assert.deepEqual(read(a), ALL);
  assert.equal(a.phone.state().areas?.everywhereAt, a.phone.state().lines.lastChecked);
  assert.deepEqual(await later(a), ["VN", "VN-89"]);
});

test("a phone whose system fails to say whether bytes cost reads by its provinces; one that can ask no system reads every shard", async () => {
  const failing = {
    says: () => Promise.reject<boolean>(new Error("nobody knows")),
    timer: endless,
  };
  for (const [unmetered, wanted] of [
    [failing, ["VN", "VN-89"]],
    [undefined, ALL],
  ] as const) {
    const a = await started({
      province: "89",
      through: (ports) => ({ ...ports, ...(unmetered === undefined ? {} : { unmetered }) }),
    });
    await open(a);
    await a.phone.checkNow();
    assert.deepEqual(read(a), wanted);
  }
});

test("a system that never says whether bytes cost is waited for a few seconds, and then they cost", async () => {
  let says: ((free: boolean) => void) | undefined;
  const clock = manualClock(NOON);
  const timer = manualTimer(clock);
  const a = await started({
    ...{ clock, province: "89" },
    through: (ports) => ({
      ...ports,
      unmetered: { says: () => new Promise((resolve) => (says = resolve)), timer },
    }),
  });
  await open(a);
  let over = false;
  const checking = a.phone.checkNow().then(() => {
    over = true;
  });
  await timer.pass(Seconds(4));
  assert.ok(says !== undefined && !over);
  for (let n = 0; n < 20 && !over; n += 1) await timer.pass(Seconds(1));
  assert.ok(over, "the check waits for ever");
  await checking;
  assert.deepEqual(read(a), ["VN", "VN-89"]);
  assert.equal(timer.waiting, 0);
});

test("a shard in which a key was heard is read on without Wi-Fi: its report may change", async () => {
  const free = { is: true };
  const a = await started({
    province: "89",
    through: (ports) => ({ ...ports, unmetered: { says: async () => free.is, timer: endless } }),
  });
  await open(a);
  const key = todaysKey();
  await hears(a, key, Minutes(5));
  await release(a, "VN-79", key);
  await a.phone.checkNow();
  assert.equal(a.told("checked").at(-1)?.matches, 1);
  free.is = false;
  assert.deepEqual(await later(a), ALL);
  const { matches } = (await a.store.get("matches")) as { matches: object[] };
  await a.store.commit({ matches: { matches: matches.map((one) => ({ ...one, shard: null })) } });
  await a.restart();
  assert.deepEqual(await later(a), ALL, "nor did an earlier version say where it was");
  a.clock.pass(Days(15));
  await a.phone.run();
  assert.deepEqual(await later(a), ["VN", "VN-89"], "the match is forgotten");
});

test("a shard that is closed, or has a province no more, is read on without Wi-Fi: keys that went into it before are still to come", async () => {
  for (const shards of [{ "VN-79": { areas: ["79"] } }, { ...SHARDS, "VN-89": { areas: ["91"] } }]) {
    const a = await started(metered("89"));
    const other = await started(metered("01"));
    for (const one of [a, other]) {
      await open(one);
      await one.phone.checkNow();
      one.clock.pass(Minutes(10));
      const last = unixSeconds(one.clock.now());
      one.servers.issue({ shards, lastWindow: { VN: last, "VN-79": last, "VN-89": last } });
      await one.phone.checkNow();
    }
    assert.deepEqual(await later(other), ["VN"], "it never was for this one");
    assert.deepEqual(await later(a), ["VN", "VN-89"]);
    a.clock.pass(Days(10));
    a.servers.issue({ shards, lastWindow: a.servers.config.lastWindow });
    await a.phone.checkNow();
    assert.deepEqual(await later(a), ["VN", "VN-89"], "another configuration changes nothing");
    a.clock.pass(Days(5));
    await a.phone.run();
    assert.deepEqual(await later(a), ["VN"], "what went into it before is long read");
  }
});

test("with one shard beside VN the windows of both alone are asked for, and they name the new files: no index is read", async () => {
  const a = await started(metered("89"));
  await open(a);
  await a.phone.checkNow();
  a.servers.calls.length = 0;
  await a.phone.checkNow();
  assert.deepEqual(gets(a), ["/v1/windows/VN-89"]);
  assert.deepEqual(await later(a), ["VN", "VN-89"]);
  assert.deepEqual(
    gets(a).filter((path) => path.endsWith(".txt") || path.startsWith("/v1/")),
    ["/v1/windows/VN-89"],
  );
  // More places: one document for all.
  await a.phone.noteStay("79", null);
  assert.deepEqual(await later(a), ALL);
  assert.equal(gets(a)[0], "/v1/windows");
});

test("a file that the windows count and do not name is found in the index", async () => {
  const a = await started(metered("89"));
  await open(a);
  await a.phone.checkNow();
  for (let n = 0; n < 6; n += 1) {
    a.clock.pass(Minutes(10));
    a.servers.issue({});
    for (const shard of ALL) await release(a, shard);
  }
  a.servers.calls.length = 0;
  await a.phone.checkNow();
  assert.equal(gets(a).filter((path) => path.endsWith(".txt")).length, 2);
  assert.equal(gets(a).filter((path) => path.endsWith(".zip")).length, 12);
});

test("a server of an earlier version, which has one document of windows, is asked for that", async () => {
  const a = await started(metered("89"));
  a.servers.oneWindows = true;
  await open(a);
  await a.phone.checkNow();
  assert.deepEqual(await later(a), ["VN", "VN-89"]);
  assert.deepEqual(gets(a).slice(0, 2), ["/v1/windows/VN-89", "/v1/windows"]);
  assert.equal(a.phone.state().panel.is, "first-day");
});

test("another shard's windows in the place of those that were asked for hide nothing: the configuration is asked", async () => {
  const a = await started(metered("89"));
  await open(a);
  await a.phone.checkNow();
  const { VN, "VN-79": other } = a.servers.windows!;
  const { version: config, issuedAt, notAfter } = a.servers.config;
  a.servers.windowsIssued += 1;
  const document = {
    ...{ version: config + a.servers.windowsIssued, issuedAt, notAfter, config },
    windows: { VN, "VN-79": other },
  };
  const body = JSON.stringify({ windows: a.servers.root.jws(document) });
  a.servers.replies.set("/v1/windows/VN-89", { status: 200, body });
  a.clock.pass(Minutes(10));
  const name = await release(a, "VN-89");
  a.servers.issue({
    lastWindow: { ...a.servers.config.lastWindow, "VN-89": unixSeconds(a.clock.now()) },
  });
  a.servers.calls.length = 0;
  await a.phone.checkNow();
  assert.ok(gets(a).includes("/v1/config"));
  assert.ok(gets(a).includes(`/exports/${name}`), gets(a).join());
});

test("keys go into the shard of the owner's province; into VN where it has none, or where the owner was elsewhere", async () => {
  for (const [province, traveler, shard, stay] of [
    ["89", false, "VN-89"],
    ["89", undefined, "VN-89"],
    ["89", true, undefined],
    ["89", false, undefined, "79"],
    ["89", false, "VN-89", "91"],
    ["01", false, undefined],
    [undefined, false, undefined],
  ] as const) {
    const a = await started(province === undefined ? {} : { province });
    a.servers.issue({ shards: SHARDS });
    await a.phone.checkNow();
    if (stay !== undefined) await a.phone.noteStay(stay, null);
    await a.phone.enterCode(CODE);
    await a.phone.answer("unknown", traveler);
    await a.phone.share();
    const sent = a.servers.calls.find(({ path }) => path === "/v1/publish")!;
    assert.equal(JSON.parse(sent.body).shard, shard, `${province} ${traveler}`);
  }
});
