/** Only here: whatever happens to a share on its way, nothing is lost or published twice, and whom it concerns is warned. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { publish } from "@bluezone/contract/keys/publish";
import type { ShareView } from "@bluezone/device/engine/share/view";
import { Days, Hours, Minutes, parseInstant, Seconds } from "@bluezone/protocol/time";
import { type Break, type BrokenLine, lineOf } from "../actors/broken-line.ts";
import { type Scene, scene } from "./scene.ts";

/** Shortly before 07:00, where the day of the keys turns: who meets now has two keys to share. */
const BEFORE_SEVEN = parseInstant("2020-12-28T06:40:00+07:00");

/** The calls of a share, and what the phone shows while one of them does not come through. */
const CALLS = [
  { name: "verify", path: verify.path, server: "health", waits: { is: "checking", step: undefined } },
  { name: "certificate", path: certificate.path, server: "health", waits: { is: "sending", step: 3 } },
  { name: "publish", path: publish.path, server: "keys", waits: { is: "sending", step: 4 } },
] as const;

const json = (status: number, body: Record<string, string>): Break => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});
/** What can go wrong with a call. */
const TROUBLES: Readonly<Record<string, Break | "refused">> = {
  refused: "refused",
  "lost-before": "call-lost",
  "lost-after": "answer-lost",
  "500": json(500, { error: "it broke", code: "internal_error", errorCode: "internal_server_error" }),
  "503": { status: 503, type: "text/html", body: "<h1>503 Service Unavailable</h1>" },
  "429": json(429, { error: "later", code: "maintenance_mode", errorCode: "maintenance_mode" }),
};

const view = (town: Scene, id: string): ShareView => town.resident(id).phone.state().share;
const is = (town: Scene, id: string): string => view(town, id).is;

/** What a phone said to a path and what it was answered, oldest first, cover traffic aside. */
const said = (town: Scene, id: string, path: string) =>
  town
    .resident(id)
    .wire.exchanges.filter(({ url, requestHeaders }) => url.endsWith(path) && !("x-chaff" in requestHeaders))
    .map(({ request, status, response }) => ({
      request: JSON.parse(request),
      status,
      answer: status === 200 ? JSON.parse(Buffer.from(response).toString()) : undefined,
    }));
/** The sets of keys that a phone sent to be published, in base64, each different set once. */
function sets(town: Scene, id: string): readonly (readonly string[])[] {
  const all = said(town, id, publish.path).map(({ request }) =>
    request.temporaryExposureKeys.map(({ key }: { key: string }) => key).sort(),
  );
  return [...new Set(all.map((set) => JSON.stringify(set)))].map((set) => JSON.parse(set));
}

/** Pairs of people, each pair in a place of its own, together for 40 minutes over the turn of the day. */
async function pairsMeet(town: Scene, pairs: readonly (readonly [string, string])[]): Promise<void> {
  for (const [i, [a, b]] of pairs.entries()) town.stand(a, b, 1, i);
  await town.pass(Minutes(40));
  for (const id of pairs.flat()) town.leave(id);
}

for (const { name, path, server, waits } of CALLS)
  test(`whatever happens to the ${name} call of a share, nothing is lost or published twice, and the other is warned`, async () => {
    const pairs = Object.keys(TROUBLES).map((trouble) => [trouble, `${trouble}-near`] as const);
    const sharers = pairs.map(([sharer]) => sharer);
    const lines = new Map<string, BrokenLine>();
    await scene({ start: BEFORE_SEVEN, people: pairs.flat() }, async (town) => {
      await pairsMeet(town, pairs);
      for (const id of sharers) lines.set(id, await lineOf(town.town, id, server));
      const codes = new Map<string, string>();
      for (const id of sharers) codes.set(id, await town.issued(id));
      for (const step of ["enter", "share"] as const) {
        for (const [id, line] of lines) {
          const { phone } = town.resident(id);
          const trouble = TROUBLES[id]!;
          const here = (step === "enter") === (name === "verify");
          if (here && trouble === "refused") await line.refuses();
          else if (here) line.breaks(path, trouble as Break);
          await (step === "enter" ? phone.enterCode(codes.get(id)!) : phone.share());
          town.town.wake(id);
          if (!here) continue;
          // The phone says that it waits, and by itself goes on trying.
          for (const wait of [Seconds(0), Minutes(2)]) {
            await town.pass(wait);
            const now = view(town, id);
            const cut = "cut" in now && now.cut && now.nextTry !== null;
            assert.deepEqual(
              { is: now.is, step: "step" in now ? now.step : undefined, cut },
              { ...waits, cut: true },
              id,
            );
          }
          assert.ok(said(town, id, path).length >= 3, `${id}: tries again`);
          await line.mended();
        }
        await town.pass(Minutes(6));
      }
      assert.deepEqual(
        sharers.map((id) => is(town, id)),
        sharers.map(() => "shared"),
      );
      const keys = sharers.flatMap((id) => {
        assert.equal(sets(town, id).length, 1, `${id}: every try sends the frozen set`);
        assert.equal(sets(town, id)[0]?.length, 2, id);
        assert.equal(
          new Set(said(town, id, certificate.path).map(({ request }) => request.ekeyhmac)).size,
          1,
          id,
        );
        assert.equal(
          said(town, id, publish.path).at(-1)?.answer.insertedExposures,
          2,
          `${id}: as the first time`,
        );
        return sets(town, id)[0] ?? [];
      });
      assert.deepEqual(await town.published(), keys.sort(), "each key once");
      for (const [, near] of pairs) assert.equal((await town.alertOf(near))?.level, "high", near);
    }).finally(() => {
      for (const line of lines.values()) line.close();
    });
  });

/** Where in a share an app can die: in a call, before or after the server has done its part, or between two taps. */
const DEATHS = [
  ...CALLS.flatMap((call) => [
    { ...call, id: `${call.name}-on-its-way`, how: "call-held" as const },
    { ...call, id: `${call.name}-answered`, how: "answer-held" as const },
  ]),
  { id: "code-taken", name: undefined },
  { id: "shared", name: undefined },
];

test("an app that dies anywhere in a share goes on by itself when it is opened again, and the other is warned", async () => {
  const pairs = DEATHS.map(({ id }) => [id, `${id}-near`] as const);
  const lines: BrokenLine[] = [];
  await scene({ start: BEFORE_SEVEN, people: pairs.flat() }, async (town) => {
    await pairsMeet(town, pairs);
    /** A tap in whose middle the app dies; or a whole one. */
    const dies = async (
      id: string,
      death: (typeof DEATHS)[number],
      tap: () => Promise<void>,
    ): Promise<void> => {
      if (death.name === undefined) return tap();
      const line = await lineOf(town.town, id, death.server);
      lines.push(line);
      line.breaks(death.path, death.how);
      const met = line.met();
      void tap();
      await met;
      town.resident(id).crash();
      await line.mended();
      await town.resident(id).restart();
    };
    for (const death of DEATHS) {
      const { id, name } = death;
      const resident = town.resident(id);
      const code = await town.issued(id);
      const enter = () => resident.phone.enterCode(code);
      const share = () => resident.phone.share();
      await (name === "verify" ? dies(id, death, enter) : enter());
      if (name === "verify") assert.equal(is(town, id), "checking", id);
      assert.ok(await town.town.advanceUntil(() => is(town, id) === "ready", Minutes(2)), id);
      if (id === "code-taken") {
        resident.crash();
        await resident.restart();
        assert.equal(is(town, id), "ready", id);
      }
      await (name === "certificate" || name === "publish" ? dies(id, death, share) : share());
      // Opened again it needs no further tap.
      assert.equal(is(town, id), name === "certificate" || name === "publish" ? "sending" : "shared", id);
      if (id === "shared") {
        resident.crash();
        await resident.restart();
      }
      town.town.wake(id);
      assert.ok(await town.town.advanceUntil(() => is(town, id) === "shared", Minutes(2)), id);
    }
    const keys = DEATHS.flatMap(({ id }) => {
      assert.equal(sets(town, id).length, 1, `${id}: the frozen set outlives the app`);
      return sets(town, id)[0] ?? [];
    });
    assert.deepEqual([keys.length, await town.published()], [2 * DEATHS.length, keys.sort()]);
    for (const [, near] of pairs) assert.equal((await town.alertOf(near))?.level, "high", near);
  }).finally(() => {
    for (const line of lines) line.close();
  });
});

test("with the key server stopped no warning comes, and the phone keeps the share; once it runs again the warning comes", async () => {
  await scene({}, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    const { keys } = town.town.servers;
    await keys.stop();
    await town.shares("sau");
    await town.pass(Hours(1));
    const share = view(town, "sau");
    assert.ok(share.is === "sending" && share.step === 4 && share.cut);
    assert.deepEqual([await town.published(), town.alerts("tu")], [[], []]);
    await keys.start();
    assert.ok(await town.alertOf("tu"));
    assert.deepEqual([is(town, "sau"), (await town.published()).length], ["shared", 1]);
  });
});

test("a share that hangs goes on under a new code, whether its first try had arrived or not, also with another onset", async () => {
  const HANGS = [
    { id: "not-arrived", how: TROUBLES["503"] as Break, onset: "2020-12-28" },
    { id: "arrived", how: "answer-lost", onset: "2020-12-28" },
    { id: "arrived-other-onset", how: "answer-lost", onset: "2020-12-27" },
  ] as const;
  const pairs = HANGS.map(({ id }) => [id, `${id}-near`] as const);
  const lines: BrokenLine[] = [];
  await scene({ start: BEFORE_SEVEN, people: pairs.flat() }, async (town) => {
    await pairsMeet(town, pairs);
    for (const { id, how, onset } of HANGS) {
      const { phone } = town.resident(id);
      const line = await lineOf(town.town, id, "keys");
      lines.push(line);
      line.breaks(publish.path, how);
      await phone.enterCode(await town.issued(id));
      await phone.share();
      await town.pass(Minutes(1));
      await phone.enterCode(await town.issued(id, { symptomDate: onset }));
      assert.equal(is(town, id), "sending", id);
      await line.mended();
      town.town.wake(id);
      assert.ok(await town.town.advanceUntil(() => is(town, id) === "shared", Minutes(2)), id);
    }
    const keys = HANGS.flatMap(({ id }) => sets(town, id).flat());
    assert.deepEqual([keys.length, await town.published()], [2 * HANGS.length, keys.sort()]);
    for (const [, near] of pairs) assert.equal((await town.alertOf(near))?.level, "high", near);
  }).finally(() => {
    for (const line of lines) line.close();
  });
});

test("a second positive test within 14 days shares only what is new; at once after a share there is nothing new", async () => {
  await scene({ start: BEFORE_SEVEN, people: ["sau", "tu", "nam"] }, async (town) => {
    /** The contract's word for a code, and what a share under it comes to. */
    const again = async (code: string): Promise<string> => {
      const { phone } = town.resident("sau");
      await phone.enterCode(code);
      const taken = view(town, "sau");
      await phone.share();
      return taken.is === "refused" ? taken.code : is(town, "sau");
    };
    await town.meet("sau", "tu", Minutes(40));
    const code = await town.issued("sau");
    assert.equal(await again(code), "shared");
    assert.equal(await again(code), "code_invalid", "a code works once");
    assert.equal(await again(await town.issued("sau")), "already-shared");
    assert.equal(said(town, "sau", publish.path).length, 1);
    assert.ok(await town.alertOf("tu"));

    await town.allOff(Days(2));
    await town.meet("sau", "nam", Minutes(30));
    assert.equal(await again(await town.issued("sau")), "shared");
    assert.equal(await again(await town.issued("sau")), "already-shared");
    town.town.wake("sau");
    const [first, second, more] = sets(town, "sau");
    assert.ok(first && second && !more);
    assert.ok(second.length > 0 && second.every((key) => !first.includes(key)), "nothing is sent twice");
    assert.deepEqual(await town.published(), [...first, ...second].sort());
    assert.ok(await town.alertOf("nam"));
    assert.deepEqual(
      [town.alerts("tu").length, town.alerts("tu")[0]?.again],
      [1, false],
      "Tư hears nothing new",
    );
  });
});

test("a self-report: the code comes by text to the number alone and works on the phone alone that asked; the warning says what it rests on", async () => {
  await scene({ people: ["sau", "tu", "ut"] }, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    const { person, messages, phone } = town.resident("sau");
    const line = await lineOf(town.town, "sau", "health");
    try {
      line.breaks(userReport.path, "call-lost");
      assert.equal(await phone.selfReport(person.number), "unreachable");
      assert.equal(messages.length, 0);
      line.breaks(userReport.path, "answer-lost");
      assert.equal(await phone.selfReport(person.number), "unreachable");
      await line.mended();
      // The text has come all the same, and asking again is answered as if there were another.
      assert.equal(await phone.selfReport(person.number), "sent");
      assert.equal(await town.resident("ut").phone.selfReport(person.number), "sent");
      assert.deepEqual([messages.length, town.resident("ut").messages.length], [1, 0]);
      const text = messages[0]?.text ?? "";
      await town.resident("ut").phone.enterCode(text);
      assert.deepEqual(view(town, "ut"), { is: "refused", code: "code_not_found" });
      await phone.enterCode(text);
      const taken = view(town, "sau");
      assert.ok(taken.is === "ready" && taken.testType === "user-report");
      await phone.share();
      town.town.wake("sau");
      assert.deepEqual([is(town, "sau"), (await town.alertOf("tu"))?.kind], ["shared", "self-report"]);
    } finally {
      line.close();
    }
  });
});

test("a result that is revised changes the warning: surer, or withdrawn; a confirmed one stands", async () => {
  const REVISIONS = [
    { first: "likely", second: "confirmed", kind: "clinical", after: "confirmed" },
    { first: "likely", second: "negative", kind: "clinical", after: "withdrawn" },
    { first: "self", second: "likely", kind: "self-report", after: "clinical" },
    { first: "self", second: "confirmed", kind: "self-report", after: "confirmed" },
    { first: "self", second: "negative", kind: "self-report", after: "withdrawn" },
    { first: "confirmed", second: "negative", kind: "confirmed", after: "confirmed" },
  ] as const;
  const pairs = [...REVISIONS, { first: "hasty", second: "negative" }].map(({ first, second }) => {
    const id = `${first}-${second}`;
    return [id, `${id}-near`] as const;
  });
  await scene({ start: BEFORE_SEVEN, people: pairs.flat() }, async (town) => {
    await pairsMeet(town, pairs);
    const reports = async (
      id: string,
      testType: "likely" | "confirmed" | "negative" | "self",
    ): Promise<void> => {
      const { phone, person, messages } = town.resident(id);
      if (testType === "self") await phone.selfReport(person.number);
      await phone.enterCode(
        testType === "self" ? (messages[0]?.text ?? "") : await town.issued(id, { testType }),
      );
      await phone.share();
      town.town.wake(id);
    };
    await reports("hasty-negative", "likely");
    await reports("hasty-negative", "negative");
    for (const { first, second } of REVISIONS) await reports(`${first}-${second}`, first);
    const before = await town.published();
    for (const { first, second, kind } of REVISIONS)
      assert.equal((await town.alertOf(`${first}-${second}-near`))?.kind, kind, `${first} ${second}`);
    for (const { first, second } of REVISIONS) await reports(`${first}-${second}`, second);
    await town.pass(Minutes(50));
    for (const { first, second, after } of REVISIONS) {
      const { alerts, panel } = town.resident(`${first}-${second}-near`).phone.state();
      const says = `${first}, then ${second}`;
      assert.equal(alerts.length, 1, says);
      assert.equal(alerts[0]?.withdrawnAt === null ? alerts[0].kind : "withdrawn", after, says);
      assert.equal(panel.is, after === "withdrawn" ? "withdrawn" : "exposed-high", says);
    }
    assert.deepEqual(
      town.resident("hasty-negative-near").phone.state().alerts,
      [],
      "revoked before any list had it",
    );
    // Revised, not published again.
    const all = pairs.flatMap(([id]) => sets(town, id).flat());
    assert.deepEqual(await town.published(), [...new Set(all)].sort());
    assert.ok(before.every((key) => all.includes(key)));
  });
});
