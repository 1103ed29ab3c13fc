import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, dayOf, Minutes } from "@bluezone/protocol/time";
import fc from "fast-check";
import { manualClock } from "../doubles/clock.ts";
import { fixedPhone } from "../doubles/handle.ts";
import { memoryLine } from "../doubles/line.ts";
import { type PhoneHandle, TAP_NAMES, type TapName, tapsBy } from "../handle.ts";
import type { MessageContent } from "../message.ts";
import { SAMPLES } from "../samples.ts";
import { NOON, type Person, person } from "../testing/person.ts";
import { ScriptedServers } from "../testing/servers.ts";
import { settled } from "../testing/timer.ts";
import { PhoneFault } from "./fault.ts";
import { remotePhone } from "./remote-phone.ts";
import { servePhone } from "./serve-phone.ts";
import { TAP_ARGUMENTS } from "./words.ts";

const PROTECTED = SAMPLES["protected"]!;
const TODAY = dayOf(NOON, "vietnam");

/** A phone held directly: nothing runs it, nobody is told. */
const direct = ({ phone }: Person): PhoneHandle => ({
  state: () => phone.state(),
  subscribe: () => () => undefined,
  tap: tapsBy((name, args) => (phone[name] as (...a: readonly unknown[]) => Promise<unknown>)(...args)),
  mend: async () => undefined,
  close: () => undefined,
});

/** Two phones with the same chance, each with servers of its own that have the same keys and say the same. */
async function twins(): Promise<readonly [Person, Person]> {
  const clocks = [manualClock(NOON), manualClock(NOON)] as const;
  const [first, second] = [
    new ScriptedServers(() => clocks[0].now()),
    new ScriptedServers(() => clocks[1].now()),
  ];
  const { root, policyRoot, exportSigner, config } = first;
  Object.assign(second, { root, policyRoot, exportSigner, config });
  return [
    await person("same", { clock: clocks[0], servers: first }),
    await person("same", { clock: clocks[1], servers: second }),
  ];
}

/** What is stored, but for the etag of a configuration that each server signed for itself. */
const stored = ({ store }: Person) =>
  (JSON.parse(store.dump()) as [string, string][]).map(([name, text]) => {
    const document = JSON.parse(text);
    return [name, name === "config" ? { ...document, etag: null } : document];
  });

/** A phone at one end of a line and its handle at the other. */
async function over(handle: PhoneHandle) {
  const line = memoryLine();
  servePhone(handle, line.phone);
  return { line, remote: await remotePhone(line.screen) };
}
const refused = (code: string) => (thrown: unknown) => thrown instanceof PhoneFault && thrown.code === code;

/** Arguments of each tap, as a screen gives them. */
const ARGUMENTS: { readonly [N in TapName]: fc.Arbitrary<readonly unknown[]> } = (() => {
  const onset = fc.constantFrom("none", "unknown", { day: TODAY }, { day: Day(TODAY - 3) });
  const maybe = fc.option(fc.boolean(), { nil: undefined });
  const none = fc.constant([]);
  const message = fc.tuple(fc.constantFrom("0".repeat(16), "f".repeat(16)));
  const area = fc.constantFrom(null, "30598", "nowhere");
  const consent = fc.record({
    statistics: fc.boolean(),
    age: fc.constantFrom("under-7", "7-15", "16-up"),
    guardian: fc.boolean(),
    area,
  });
  return {
    start: fc.oneof(none, fc.tuple(consent)),
    consentToStatistics: fc.tuple(fc.boolean()),
    consentToAlerts: fc.tuple(fc.boolean()),
    chooseDistrict: fc.tuple(fc.constantFrom(null, "889", "nowhere")),
    chooseArea: fc.tuple(area),
    chooseProvince: fc.tuple(fc.constantFrom("79", "89", "00")),
    noteStay: fc.tuple(fc.constantFrom("79", "89", "00"), fc.constantFrom(null, TODAY, Day(TODAY - 20))),
    dropStay: fc.tuple(fc.constantFrom("79", "89")),
    pause: fc.tuple(fc.constantFrom("1h", "8h", "until-morning")),
    resume: none,
    guard: fc.tuple(fc.constantFrom("1h", "4h", "8h")),
    endGuard: none,
    enterCode: fc.tuple(
      fc.constantFrom("4821 7305", "0000 0000", "hello", "https://x.example/v#c=abcdefgh12345678"),
    ),
    forgetCode: none,
    answer: fc.tuple(onset, maybe),
    share: none,
    decline: none,
    preConsent: fc.tuple(fc.option(onset), maybe),
    withdrawPreConsent: none,
    selfReport: fc.oneof(
      fc.tuple(fc.constant("+84900000001")),
      fc.tuple(fc.constant("+84900000001"), fc.constantFrom({}, { testDate: "2020-12-26" })),
    ),
    sendMessage: fc.tuple(
      fc.constantFrom<MessageContent>(
        { kind: "callback", phone: "0900000001", commune: "30598", wish: "any" },
        { kind: "advice", for: "self", commune: "30598", needs: ["test"] },
      ),
    ),
    tryMessageNow: message,
    takeBackMessage: message,
    keepDraft: fc.tuple(fc.constantFrom(null, { kind: "advice", answers: { for: "self" } })),
    askStation: fc.tuple(fc.constantFrom("30598", "nowhere")),
    openQuarantine: fc.tuple(fc.constantFrom("abcd efgh 1234 5678", "hello")),
    readQuarantine: fc.oneof(none, fc.tuple(fc.constant({ temperature: 36.8, symptoms: [] }))),
    leaveQuarantine: none,
    checkNow: fc.oneof(none, fc.tuple(fc.boolean())),
    local: none,
    loadVenues: fc.tuple(fc.constantFrom("889", "nowhere")),
    loadSound: fc.tuple(fc.constantFrom("a".repeat(64), "")),
    countHelped: fc.tuple(fc.constantFrom(1, -1)),
    acknowledge: fc.tuple(fc.constantFrom("2020-12-20", "")),
    noMoreRemindersToday: none,
    holdings: none,
    exportData: none,
    proofs: none,
    deleteEverything: none,
  };
})();
const aTap = fc
  .constantFrom(...TAP_NAMES)
  .chain((name) => ARGUMENTS[name].map((args) => [name, args] as const));
const tapOf = (handle: PhoneHandle, name: TapName) =>
  handle.tap[name] as (...args: readonly unknown[]) => Promise<unknown>;

test("every tap over a line does what the direct tap does: the same answer, the same state, the same store", async () => {
  const tapped = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(aTap, { minLength: 4, maxLength: 20 }), async (taps) => {
      const [a, b] = await twins();
      const { remote, line } = await over(direct(b));
      for (const [name, args] of [["start", []] as const, ...taps]) {
        tapped.add(name);
        const answered = [];
        for (const handle of [direct(a), remote]) answered.push(await tapOf(handle, name)(...args));
        assert.deepEqual(answered[1], answered[0], name);
        for (const one of [a, b]) await one.pass(Minutes(3));
      }
      servePhone(direct(b), line.phone);
      await settled();
      assert.deepEqual(remote.state(), a.phone.state());
      assert.deepEqual(stored(b), stored(a));
    }),
    { numRuns: 40 },
  );
  assert.deepEqual([...tapped].sort(), [...TAP_NAMES].sort());
});

test("the state comes whole, first and after each change", async () => {
  let shown = PROTECTED;
  const listeners = new Set<() => void>();
  const { remote } = await over({
    ...fixedPhone(shown),
    state: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  assert.deepEqual(remote.state(), shown);
  let told = 0;
  const stop = remote.subscribe(() => {
    told += 1;
  });
  await settled();
  told = 0;
  for (const state of Object.values(SAMPLES)) {
    shown = state;
    for (const listener of listeners) listener();
    await settled();
    assert.deepEqual(remote.state(), state);
  }
  assert.equal(told, Object.keys(SAMPLES).length);
  stop();
  for (const listener of listeners) listener();
  await settled();
  assert.equal(told, Object.keys(SAMPLES).length);
});

test("a wrong message, an unknown tap and a bad argument get a coded answer and change nothing", async () => {
  const a = await person("wrong");
  const line = memoryLine();
  servePhone(direct(a), line.phone);
  const before = a.store.dump();
  const say = async (text: string): Promise<unknown> => {
    await settled();
    const heard = line.sent.length;
    line.screen.send(text);
    await settled();
    return line.sent.slice(heard + 1).map(({ text }) => JSON.parse(text));
  };
  assert.deepEqual(await say("}"), [{ answer: null, code: "unreadable" }]);
  assert.deepEqual(await say("[]"), [{ answer: null, code: "unreadable" }]);
  assert.deepEqual(await say('{"ask":7,"tap":"start"}'), [{ answer: 7, code: "unreadable" }]);
  assert.deepEqual(await say('{"ask":8,"mend":"door"}'), [{ answer: 8, code: "unreadable" }]);
  for (const tap of ["run", "state", "importLog", "constructor", "__proto__", ""])
    assert.deepEqual(await say(JSON.stringify({ ask: 1, tap, args: [] })), [
      { answer: 1, code: "unknown_tap" },
    ]);
  for (const [tap, args] of [
    ["start", [{ age: "16-up" }]],
    ["start", [{ statistics: true, age: "16-up", guardian: false, area: null, name: "x" }]],
    ["chooseArea", []],
    ["chooseArea", [7]],
    ["answer", [{ day: 1.5 }]],
    ["answer", [{ day: 1e9 }]],
    ["answer", [null]],
    ["enterCode", ["x".repeat(3_000)]],
    ["countHelped", [2]],
    ["selfReport", ["0900000001", { testDate: "yesterday" }]],
    ["sendMessage", [{ kind: "callback", phone: "0900000001" }]],
    ["takeBackMessage", ["1"]],
    ["keepDraft", [{ kind: "advice", answers: { for: 1 } }]],
    ["readQuarantine", [{ temperature: "warm", symptoms: [] }]],
    ["deleteEverything", ["now"]],
  ] as const)
    assert.deepEqual(await say(JSON.stringify({ ask: 2, tap, args })), [{ answer: 2, code: "bad_argument" }]);
  assert.equal(a.store.dump(), before);
});

test("a tap that throws answers with its code and nothing of its text", async () => {
  const thrown = {
    other: Object.assign(new Error("secret 4821"), { code: "store_full" }),
    plain: new RangeError("secret 4821"),
  };
  for (const [error, code] of [
    [thrown.other, "store_full"],
    [thrown.plain, "failed"],
    [Object.assign(new Error("x"), { code: "no code, a secret 4821" }), "failed"],
    ["nothing", "failed"],
  ] as const) {
    const { remote, line } = await over({
      ...fixedPhone(PROTECTED),
      tap: tapsBy(async () => {
        throw error;
      }),
      async mend() {
        throw error;
      },
    });
    await assert.rejects(remote.tap.share(), refused(code));
    await assert.rejects(remote.mend("settings"), refused(code));
    assert.ok(!line.sent.some(({ text }) => text.includes("4821")));
  }
});

test("what a broken line leaves unanswered rejects with one code, and so does all that is asked afterwards", async () => {
  const { remote, line } = await over({
    ...fixedPhone(PROTECTED),
    tap: tapsBy(() => new Promise(() => undefined)),
  });
  const waiting = [remote.tap.share(), remote.tap.proofs(), remote.tap.holdings()];
  await settled();
  line.cut();
  for (const tap of waiting) await assert.rejects(tap, refused("line_closed"));
  await assert.rejects(remote.tap.start(), refused("line_closed"));
  await assert.rejects(remote.mend("bluetooth"), refused("line_closed"));
  assert.deepEqual(remote.state(), PROTECTED, "what was last known is still shown");
  await assert.rejects(remotePhone(line.screen), refused("line_closed"));

  const closed = await over(fixedPhone(PROTECTED));
  closed.remote.close();
  await assert.rejects(closed.remote.tap.share(), refused("line_closed"));
});

test("either end may come first, and many screens may hold one phone", async () => {
  const late = memoryLine();
  const coming = remotePhone(late.screen);
  await settled();
  servePhone(fixedPhone(PROTECTED), late.phone);
  assert.deepEqual((await coming).state(), PROTECTED);

  const early = memoryLine();
  servePhone(fixedPhone(PROTECTED), early.phone);
  await settled();
  assert.deepEqual((await remotePhone(early.screen)).state(), PROTECTED);
});

test("arbitrary texts, at either end, never throw, change nothing, and a tap after them is answered", async () => {
  const word = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          ask: fc.oneof(fc.nat(), fc.anything()),
          tap: fc.oneof(
            fc.constantFrom<string>(...TAP_NAMES.filter((name) => name !== "start")),
            fc.string(),
          ),
          args: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
          mend: fc.string(),
          hello: fc.jsonValue(),
          state: fc.jsonValue(),
          answer: fc.oneof(fc.nat(3), fc.jsonValue()),
          code: fc.jsonValue(),
          value: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((message) => {
        try {
          return JSON.stringify(message) ?? "";
        } catch {
          return "";
        }
      }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 20 }), async (texts) => {
      let taps = 0;
      const { remote, line } = await over({
        ...fixedPhone(PROTECTED),
        tap: tapsBy(async (name, args) => {
          assert.ok(TAP_ARGUMENTS[name].safeParse(args).success, "a tap is only ever given what it takes");
          taps += 1;
          return "tapped";
        }),
      });
      for (const text of texts) {
        line.screen.send(text);
        line.phone.send(text);
      }
      await settled();
      const before = taps;
      assert.equal(await remote.tap.enterCode("4821 7305"), "tapped");
      assert.equal(taps, before + 1);
      assert.deepEqual(remote.state(), PROTECTED);
    }),
    { numRuns: 300 },
  );
});
