import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { dayIndexName } from "@bluezone/contract/keys/exports";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { matchKeys } from "@bluezone/protocol/match/match";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import {
  Days,
  dayOf,
  Enin,
  eninAt,
  eninStart,
  Hours,
  type Instant,
  inMinutes,
  isoDay,
  Milliseconds,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { hears } from "../../testing/heard.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import { exportSigner } from "../../testing/servers.ts";

/** A stranger's key of today. */
const todaysKey = (): Tek => tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(NOON)), 144);
const published = (key: Tek, reportType: ReportType = "confirmedTest"): DiagnosisKey =>
  diagnosisKey(key, { reportType, transmissionRisk: 0 });

async function started(seed = "checker"): Promise<Person> {
  const a = await person(seed);
  await a.phone.start();
  await a.phone.run();
  return a;
}

/** Releases a file whose window ends `ago` before now (by default just now). */
const release = (
  a: Person,
  keys: DiagnosisKey[],
  revised: DiagnosisKey[] = [],
  end = a.clock.now(),
): Promise<string> => {
  const rounded = (unixSeconds(end) * 1000) as Instant;
  return a.servers.release(minus(rounded, Minutes(10)), rounded, keys, revised);
};
const panel = (a: Person) => a.phone.state().panel;
const bars = (a: Person) => a.phone.state().bars.map(({ is }) => is);

test("a phone polls as often as the signed configuration says, give or take a tenth, and not with others", async () => {
  const times: number[] = [];
  for (const seed of ["a", "b", "c"]) {
    const a = await started(seed);
    await a.pass(Hours(12));
    const polls = a.told("checked").map(({ at }) => at);
    const gaps = polls.slice(1).map((t, i) => inMinutes((t - polls[i]!) as never));
    assert.ok(
      gaps.every((gap) => gap >= 27 && gap <= 33.1),
      gaps.join(),
    );
    assert.ok(new Set(gaps.map((gap) => gap.toFixed(3))).size > 15);
    times.push(polls[5]!);
    a.servers.issue({ pollingMinutes: 10 });
    await a.pass(Hours(2));
    const after = a.told("checked").length;
    await a.pass(Hours(1));
    assert.ok(a.told("checked").length - after >= 5);
  }
  assert.equal(new Set(times).size, 3);
});

test("what the phone has for matching is asked, and when it refuses the engine matches by itself", async () => {
  for (const refuses of [false, true]) {
    const asked: number[] = [];
    const a = await person("matcher", {
      matcher: (seen, slack) => async (keys) => {
        asked.push(keys.starts.length);
        if (refuses) throw new Error("not now");
        return matchKeys(keys, seen, slack);
      },
    });
    await a.phone.start();
    await a.phone.run();
    const key = todaysKey();
    await hears(a, key, Minutes(16));
    await release(a, [published(key)]);
    await a.phone.checkNow();
    assert.deepEqual(asked, [1]);
    assert.equal(panel(a).is, "exposed-high", `${refuses}`);
  }
});

test("each file is read once, and an unchanged index costs no more than its name", async () => {
  const a = await started();
  const name = await release(a, [published(todaysKey())]);
  await a.pass(Hours(3));
  const gets = a.servers.calls.filter(({ path }) => path === `/exports/${name}`);
  assert.equal(gets.length, 1);
  await a.restart();
  await a.pass(Hours(3));
  assert.equal(
    a.servers.calls.filter(({ path }) => path === `/exports/${name}`).length,
    1,
    "also after a restart",
  );
});

test("sixteen minutes near a key that is published later alert; two minutes do not", async () => {
  for (const [minutes, is] of [
    [17, "exposed-high"],
    [2, "first-day"],
  ] as const) {
    const a = await started();
    const key = todaysKey();
    await hears(a, key, Minutes(minutes));
    await a.pass(Minutes(20));
    await release(a, [published(key)]);
    await a.pass(Hours(1));
    assert.equal(panel(a).is, is);
  }
});

test("what is heard at or after the end of the first file that carried the key never counts", async () => {
  const a = await started();
  const key = todaysKey();
  await release(a, [published(key)]);
  await hears(a, key, Minutes(40));
  await a.pass(Hours(1));
  // Carried again by a later file: the first one counts.
  await release(a, [published(key)]);
  await a.pass(Hours(2));
  assert.equal(panel(a).is, "first-day");
});

test("identifiers replayed away from their interval do not count", async () => {
  const a = await started();
  const key = todaysKey();
  await hears(a, key, Minutes(40), { which: (now) => Enin(eninAt(now) - 12) });
  await release(a, [published(key)]);
  await a.pass(Hours(1));
  assert.equal(panel(a).is, "first-day");
});

test("a clock set back a day while published identifiers are replayed: silent", async () => {
  for (const online of [true, false]) {
    const a = await started();
    await a.pass(Days(1));
    const key = tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(minus(a.clock.now(), Days(1)))), 144);
    a.servers.down = !online;
    a.clock.setError(Days(-1));
    await a.phone.run();
    await hears(a, key, Minutes(40), { which: (now) => eninAt(minus(now, Days(1))) });
    a.servers.down = false;
    await release(a, [published(key)]);
    await a.pass(Hours(2));
    assert.deepEqual(a.phone.state().alerts, [], `online: ${online}`);
    assert.ok(bars(a).includes("clock-wrong") || panel(a).is === "clock-wrong");
  }
});

test("what was heard by a clock that was wrong and unproven is matched once the time is proven, also in files read before", async () => {
  const a = await person("offline");
  a.servers.down = true;
  await a.phone.start();
  await a.phone.run();
  a.clock.setError(Days(-3));
  const key = todaysKey();
  await hears(a, key, Minutes(30));
  await a.pass(Minutes(10));
  await release(a, [published(key)]);
  a.servers.down = false;
  await a.pass(Hours(2));
  assert.equal(panel(a).is, "exposed-high");
});

test("a file by a stranger is refused and said, others still count, and a mended one is taken", async () => {
  const a = await started();
  const [bad, good] = [todaysKey(), todaysKey()];
  await hears(a, good, Minutes(20));
  await a.pass(Minutes(15));
  const name = await a.servers.release(
    minus(a.clock.now(), Minutes(10)),
    (unixSeconds(a.clock.now()) * 1000) as Instant,
    [published(bad)],
    [],
    exportSigner(),
  );
  a.clock.pass(Seconds(5));
  await release(a, [published(good)]);
  const checked = a.phone.state().lines.lastChecked;
  await a.phone.checkNow();
  assert.equal(panel(a).is, "exposed-high");
  assert.ok(bars(a).includes("lists-refused"));
  assert.equal(a.phone.state().lines.lastChecked, checked, "that was no whole check");
  assert.deepEqual(a.told("file-refused").map(({ why }) => why)[0], "invalid");
  const [, start, end] = /(\d+)-(\d+)-/.exec(name)!;
  await a.servers.release((Number(start) * 1000) as Instant, (Number(end) * 1000) as Instant, [
    published(bad),
  ]);
  await a.phone.checkNow();
  assert.ok(!bars(a).includes("lists-refused"));
});

test("a file of another window under a new name is refused", async () => {
  const a = await started();
  const name = await release(a, [published(todaysKey())]);
  const bytes = a.servers.files.get(name)!;
  a.servers.files.set(
    name.replace("00001", "00002").replace(/VN\/(\d+)/, (_, n) => `VN/${Number(n) + 60}`),
    bytes,
  );
  await a.phone.checkNow();
  assert.deepEqual(
    a.told("file-refused").map(({ why }) => why),
    ["another-window"],
  );
});

test("an index that lost a line is refused and said", async () => {
  const a = await started();
  await release(a, [published(todaysKey())]);
  await a.phone.checkNow();
  assert.deepEqual(bars(a), []);
  const index = dayIndexName("VN", dayOf(a.clock.now(), "utc"));
  a.servers.indexes.set(index, "");
  await a.phone.checkNow();
  assert.ok(panel(a).is === "lists-refused" && a.told("index-refused")[0]?.why === "rolled-back");
  a.servers.indexes.delete(index);
  await a.phone.checkNow();
  assert.equal(panel(a).is, "first-day");
});

test("an index without files that the configuration counts is said, also when it pretends to be unchanged; what is listed counts", async () => {
  const a = await started();
  const [early, late] = [todaysKey(), todaysKey()];
  await hears(a, early, Minutes(20));
  await hears(a, late, Minutes(20));
  await a.pass(Minutes(15));
  await release(a, [published(early)]);
  const today = dayOf(a.clock.now(), "utc");
  const index = dayIndexName("VN", today);
  const path = `/exports/${index}`;
  await a.phone.checkNow();
  assert.equal(panel(a).is, "exposed-high");
  assert.deepEqual(bars(a), []);
  a.clock.pass(Minutes(20));
  const name = await release(a, [published(late)]);
  a.servers.issue({ files: { VN: { [isoDay(today)]: 2 } } });
  const held = [...a.servers.files.keys()].filter((file) => file !== name).map((file) => `${file}\n`);
  a.servers.indexes.set(index, held.join(""));
  for (const reply of [undefined, { status: 304, body: "" }, { status: 404, body: "" }]) {
    if (reply) a.servers.replies.set(path, reply);
    await a.phone.checkNow();
    assert.ok(bars(a).includes("lists-refused"));
  }
  a.servers.replies.clear();
  a.servers.indexes.clear();
  await a.phone.checkNow();
  assert.ok(!bars(a).includes("lists-refused"));
  assert.equal(a.phone.state().alerts[0]?.encounters, 2);
});

test("an export that stands still is said after two hours, not when a worker is down for forty minutes", async () => {
  const a = await started();
  a.servers.issue({ lastWindow: { VN: unixSeconds(a.clock.now()) } });
  await a.pass(Minutes(100));
  assert.equal(panel(a).is, "first-day");
  await a.pass(Hours(1));
  const { panel: frozen } = a.phone.state();
  assert.deepEqual(frozen, { is: "lists-refused", why: "frozen" });
});

test("V6: an export whose newest window lies ahead stands still: it is said from the first window ahead of the next on", async () => {
  const a = await started();
  for (const [ahead, panels] of [
    [Minutes(10), "first-day"],
    [Minutes(11), "lists-refused"],
    [Days(400), "lists-refused"],
  ] as const) {
    a.servers.issue({ lastWindow: { VN: unixSeconds(plus(a.clock.now(), ahead)) } });
    await a.phone.checkNow();
    assert.equal(panel(a).is, panels);
  }
  assert.deepEqual(a.phone.state().panel, { is: "lists-refused", why: "frozen" });
  a.servers.issue({ lastWindow: { VN: unixSeconds(a.clock.now()) } });
  await a.phone.checkNow();
  assert.equal(panel(a).is, "first-day", "once the shard is mended");
});

test("a phone that was off for five days catches up with every day's files", async () => {
  const a = await started();
  const key = todaysKey();
  await hears(a, key, Minutes(20));
  await a.pass(Minutes(20));
  for (const day of [0, 1, 2, 3, 4])
    await release(a, [published(day === 2 ? key : todaysKey())], [], plus(a.clock.now(), Days(day)));
  a.clock.pass(Days(5));
  a.clock.reboot();
  await a.restart();
  await a.pass(Minutes(5));
  assert.equal(panel(a).is, "exposed-high");
  assert.equal(a.told("checked").at(-1)?.files, 5);
});

test("a revised key only changes what matched: confirmed, or taken back; it never alerts by itself", async () => {
  const a = await started();
  const [key, other] = [todaysKey(), todaysKey()];
  await hears(a, key, Minutes(20));
  await hears(a, other, Minutes(20));
  await a.pass(Minutes(15));
  await release(a, [published(key, "selfReport")]);
  await a.phone.checkNow();
  const alert = () => a.phone.state().alerts[0]!;
  assert.equal(alert().kind, "self-report");
  await a.phone.acknowledge(alert().id);
  a.clock.pass(Minutes(10));
  await release(a, [], [published(key), published(other)]);
  await a.phone.checkNow();
  assert.deepEqual([alert().kind, alert().seen, alert().encounters], ["confirmed", false, 1]);
  a.clock.pass(Minutes(10));
  await release(a, [], [published(key, "revoked")]);
  await a.phone.checkNow();
  assert.equal(panel(a).is, "withdrawn");
  assert.deepEqual(a.notifier.notices, ["attention", "attention", "attention"]);
  await a.phone.acknowledge(alert().id);
  assert.equal(panel(a).is, "first-day");
});

test("a further encounter on the same day alerts again; the same list again does not", async () => {
  const a = await started();
  const [first, second] = [todaysKey(), todaysKey()];
  await hears(a, first, Minutes(20));
  await hears(a, second, Minutes(20));
  await a.pass(Minutes(15));
  await release(a, [published(first)]);
  await a.phone.checkNow();
  const alert = () => a.phone.state().alerts[0]!;
  const { minutes } = alert();
  await a.phone.acknowledge(alert().id);
  await a.pass(Hours(2));
  assert.deepEqual([a.notifier.notices.length, alert().seen, alert().again], [1, true, false]);
  await release(a, [published(second)]);
  await a.phone.checkNow();
  assert.deepEqual(
    [a.notifier.notices.length, alert().seen, alert().again, alert().encounters],
    [2, false, true, 2],
  );
  assert.ok(alert().minutes > minutes);
});

test("a hold of the policy keeps new alerts back, for twelve hours at most", async () => {
  const a = await started();
  const now = unixSeconds(a.clock.now());
  const held = a.servers.policy({ alertHold: { from: now, until: now + 3600 * 48 } });
  a.servers.issue({ policy: a.servers.policyRoot.jws(held) });
  const key = todaysKey();
  await hears(a, key, Minutes(30));
  await a.pass(Minutes(10));
  await release(a, [published(key)]);
  await a.pass(Hours(10));
  assert.deepEqual([a.phone.state().alerts, a.notifier.notices], [[], []]);
  await a.pass(Hours(3));
  assert.equal(panel(a).is, "exposed-high");
});

test("V3: a hold of self-reports keeps back alerts of keys that somebody reported themself, and no other; then they come", async () => {
  const a = await started();
  const now = unixSeconds(a.clock.now());
  const held = a.servers.policy({ selfReportHold: { from: now, until: now + 3600 * 48 } });
  a.servers.issue({ policy: a.servers.policyRoot.jws(held) });
  const [told, tested] = [todaysKey(), todaysKey()];
  await hears(a, told, Minutes(30));
  await a.pass(Hours(1));
  await hears(a, tested, Minutes(30));
  await a.pass(Minutes(10));
  await release(a, [published(told, "selfReport")]);
  await a.pass(Hours(1));
  assert.deepEqual([a.phone.state().alerts, a.notifier.notices], [[], []]);
  await release(a, [published(tested)]);
  await a.pass(Hours(1));
  const alert = () => a.phone.state().alerts[0]!;
  assert.deepEqual([alert().kind, alert().encounters, a.notifier.notices.length], ["confirmed", 1, 1]);
  // Whatever the policy says, twelve hours are the most.
  await a.pass(Hours(12));
  assert.deepEqual([alert().encounters, alert().again, a.notifier.notices.length], [2, true, 2]);
});

test("V3: what a self-report has alerted of stays told in a hold of self-reports, and a test that confirms it alerts", async () => {
  const a = await started();
  const [first, second] = [todaysKey(), todaysKey()];
  await hears(a, first, Minutes(30));
  await a.pass(Hours(1));
  await hears(a, second, Minutes(30));
  await a.pass(Minutes(10));
  await release(a, [published(first, "selfReport")]);
  await a.phone.checkNow();
  const alert = () => a.phone.state().alerts[0]!;
  assert.deepEqual([alert().kind, alert().encounters], ["self-report", 1]);
  const { minutes } = alert();
  const now = unixSeconds(a.clock.now());
  const held = a.servers.policy({ selfReportHold: { from: now, until: now + 3600 * 12 } });
  a.servers.issue({ policy: a.servers.policyRoot.jws(held) });
  await a.pass(Minutes(10));
  await release(a, [published(second, "selfReport")]);
  await a.pass(Hours(1));
  assert.deepEqual([alert().kind, alert().encounters, alert().minutes], ["self-report", 1, minutes]);
  await a.pass(Minutes(10));
  await release(a, [], [published(second)]);
  await a.pass(Hours(1));
  assert.deepEqual([alert().kind, alert().encounters, alert().again], ["confirmed", 2, true]);
});

test("without a server home says offline, after a day that it has not checked, and catches up when it is back", async () => {
  const a = await started();
  await a.pass(Minutes(5));
  a.servers.down = true;
  await a.pass(Hours(2));
  assert.equal(panel(a).is, "offline");
  // It is not alone.
  await hears(a, todaysKey(), Minutes(1));
  await a.pass(Hours(23));
  assert.equal(panel(a).is, "not-checked");
  a.servers.down = false;
  await a.pass(Minutes(40));
  assert.equal(panel(a).is, "protected");
});

test("a list that is read again after the log was packed finds the same records, and adds none to the match", async () => {
  const a = await started();
  const key = todaysKey();
  await a.pass(Milliseconds(1_234));
  await hears(a, key, Minutes(25));
  await a.pass(Minutes(25));
  await release(a, [published(key)]);
  await a.phone.checkNow();
  const rows = async () => {
    const { matches } = (await a.store.get("matches")) as { matches: { rows: { minutes: unknown[] }[] }[] };
    return matches.flatMap((match) => match.rows.map(({ minutes }) => minutes.length));
  };
  const [before, alerts] = [await rows(), a.phone.state().alerts];
  const names = await a.store.names("heard/");
  for (const name of names) assert.equal(typeof (await a.store.get(name)), "string");
  await a.store.commit({ check: { ...((await a.store.get("check")) as object), again: true } });
  await a.restart();
  await a.phone.checkNow();
  assert.ok(before.length >= 3);
  assert.deepEqual(await rows(), before);
  assert.deepEqual(a.phone.state().alerts, alerts);
});

test("a check that is cut off goes on where it was: no file is fetched or matched twice, none is missed", async () => {
  const files = 24;
  const key = todaysKey();
  for (const killedAt of [0, 1, 7, 23]) {
    const matched: number[] = [];
    let indexes = 0;
    let cut: () => void = () => undefined;
    const a = await person("cut", {
      matcher: (seen, slack) => {
        indexes += 1;
        return async (keys) => {
          // The app is ended here, as a wake of 25 seconds is: what runs never comes back.
          if (matched.length === killedAt) await new Promise<void>(() => cut());
          matched.push(keys.starts.length);
          return matchKeys(keys, seen, slack);
        };
      },
    });
    await a.phone.start();
    await a.phone.run();
    await hears(a, key, Minutes(16));
    for (let n = 0; n < files; n += 1) {
      const end = minus(eninStart(eninAt(a.clock.now())), Minutes(10 * n));
      await a.servers.release(minus(end, Minutes(10)), end, n === 0 ? [published(key)] : []);
    }
    const ended = new Promise<void>((resolve) => {
      cut = resolve;
    });
    void a.phone.checkNow();
    await ended;
    const fetched = a.servers.calls.filter(({ path }) => /-\d{5}\.zip$/.test(path)).length;
    assert.equal(fetched, killedAt + 1);
    matched.push(-1);
    await a.restart();
    await a.phone.checkNow();

    const gets = a.servers.calls.flatMap(({ path }) => (/-\d{5}\.zip$/.test(path) ? [path] : []));
    // The file that was in hand when the app was ended is the only one that is fetched again.
    assert.deepEqual([gets.length, new Set(gets).size], [files + 1, files]);
    assert.equal(matched.filter((keys) => keys >= 0).length, files, "each is matched to its end once");
    assert.equal(indexes, 2, "the index of what was heard is built once for all files of a check");
    assert.ok(panel(a).is.startsWith("exposed"), `${killedAt}: ${panel(a).is}`);
    assert.equal(a.told("checked").at(-1)?.files, files - killedAt);
  }
});
