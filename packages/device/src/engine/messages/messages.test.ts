import assert from "node:assert/strict";
import { test } from "node:test";
import { CALLBACK_MOST_DAYS } from "@bluezone/contract/health/callbacks";
import { addDays, Days, dayOf, Hours, isoDay, Minutes, plus } from "@bluezone/protocol/time";
import { memoryStore } from "../../doubles/store.ts";
import { Draft, type MessageContent } from "../../message.ts";
import { type Person, person } from "../../testing/person.ts";
import type { MessageView } from "./view.ts";

const CALL: MessageContent = {
  kind: "callback",
  phone: "0900000001",
  commune: "30598",
  wish: "afternoon",
  shared: { day: "2020-12-20", minutes: 25 },
};
const DECLARED: MessageContent = {
  kind: "declaration",
  commune: "30598",
  answers: { for: "family", symptoms: ["fever"], since: "2020-12-26", near: "unknown", cares: ["age60"] },
  callback: { phone: "0900000001", wish: "any" },
};
const ADVICE: MessageContent = { kind: "advice", for: "self", commune: "30598", needs: ["test"] };

async function started(seed: string, options: Parameters<typeof person>[1] = {}): Promise<Person> {
  const a = await person(seed, options);
  await a.phone.start();
  return a;
}
const messages = ({ phone }: Person): readonly MessageView[] => phone.state().messages;
const sentBy = ({ servers }: Person, path: string) => servers.calls.filter((call) => call.path === path);

test("nothing of a message leaves the phone before the tap that sends it: not while it is a draft, nor before consent", async () => {
  const a = await person("silent");
  await a.phone.keepDraft({ kind: "callback", answers: { phone: "0900000001" } });
  assert.equal(await a.phone.sendMessage(CALL), null);
  assert.equal(a.store.dump(), "[]");
  await a.phone.start();
  await a.phone.keepDraft({ kind: "callback", answers: { phone: "0900000001" } });
  await a.pass(Hours(3));
  assert.deepEqual(a.phone.state().draft, { kind: "callback", answers: { phone: "0900000001" } });
  assert.ok(!a.servers.calls.some(({ body }) => body.includes("0900000001")));
});

test("a draft that is too long to be read again is not kept, and what is no message is refused", async () => {
  const a = await started("long");
  await a.phone.keepDraft({ kind: "advice", answers: { text: "a".repeat(601) } });
  assert.equal(a.phone.state().draft, null);
  for (const [name, text, kept] of [
    ["a".repeat(40), "a".repeat(600), true],
    ["a".repeat(41), "", false],
    ["text", "a".repeat(601), false],
  ] as const)
    assert.equal(Draft.safeParse({ kind: "advice", answers: { [name]: text } }).success, kept, name);
  await assert.rejects(a.phone.sendMessage({ ...CALL, commune: "nowhere" }));
  await a.restart();
  assert.deepEqual([messages(a), a.phone.state().panel.is], [[], "first-day"]);
});

test("[D24] a wish for a call goes with what was chosen of the alert and nothing else; then the number is not on the phone", async () => {
  const a = await started("call");
  await a.phone.keepDraft({ kind: "callback", answers: { phone: "0900000001" } });
  const id = await a.phone.sendMessage(CALL);
  const [message] = a.servers.station.kept;
  const { nonce: _, padding, ...said } = message!.body;
  const { kind: __, ...asked } = CALL;
  assert.deepEqual(said, asked);
  assert.equal(Buffer.byteLength(sentBy(a, "/api/callback")[0]!.body), 2_048, String(padding).slice(0, 8));
  assert.deepEqual(
    messages(a).map(({ id, content, state }) => [id, content, state.is === "sent" && state.receipt]),
    [[id, null, "4F27"]],
  );
  assert.equal(a.phone.state().draft, null);
  assert.ok(!a.store.dump().includes("0900000001"), "after it was sent the phone does not know the number");
  assert.ok(!JSON.stringify(a.phone.state()).includes(message!.token), "no screen gets the token");
  assert.deepEqual(a.told("message-sent").length, 1);
});

test("without a network a message waits, is seen, goes by itself once, and may be cancelled before", async () => {
  const a = await started("offline");
  a.servers.down = true;
  await a.phone.sendMessage(CALL);
  const second = await a.phone.sendMessage(ADVICE);
  assert.deepEqual(
    messages(a).map(({ state }) => [state.is, "cut" in state && state.cut]),
    [
      ["waiting", true],
      ["waiting", true],
    ],
  );
  await a.phone.takeBackMessage(second!);
  await a.restart();
  await a.pass(Hours(2));
  a.servers.down = false;
  await a.pass(Minutes(11));
  assert.deepEqual(
    a.servers.station.kept.map(({ path }) => path),
    ["/api/callback"],
  );
  assert.deepEqual(
    messages(a).map(({ state }) => state.is),
    ["sent"],
  );
});

test("a lost answer brings no second message: the same goes again under its nonce, and can be taken back", async () => {
  const a = await started("lost");
  a.servers.lose = { path: "/api/declaration", what: "answer" };
  const id = await a.phone.sendMessage(DECLARED);
  assert.equal(messages(a)[0]!.state.is, "waiting");
  await a.pass(Minutes(2));
  assert.equal(sentBy(a, "/api/declaration").length, 2);
  assert.equal(a.servers.station.kept.length, 1);
  await a.phone.takeBackMessage(id!);
  assert.deepEqual([a.servers.station.kept, messages(a)], [[], []]);
  assert.equal(a.told("message-taken-back").length, 1);
});

test("[D09] killed at any commit between the tap and the receipt, a declaration arrives once or not at all, and never unseen", async () => {
  for (let dies = 1; dies <= 8; dies++) {
    const store = memoryStore();
    const a = await started(`killed ${dies}`, { store });
    const commit = store.commit.bind(store);
    let n = 0;
    // From this commit on the phone is dead: nothing more reaches the disk, and nobody waits for it.
    store.commit = (changes) => {
      n += 1;
      return n >= dies ? new Promise(() => undefined) : commit(changes);
    };
    void a.phone.sendMessage(DECLARED);
    for (let i = 0; i < 50; i++) await new Promise((go) => setImmediate(go));
    store.commit = commit;
    await a.restart();
    await a.pass(Minutes(11));
    const kept = a.servers.station.kept.length;
    const shown = messages(a).filter(({ state }) => state.is === "sent").length;
    assert.equal(kept, shown, `dead at commit ${dies}: the station has ${kept}, the phone shows ${shown}`);
    assert.equal(kept, dies === 1 ? 0 : 1);
  }
});

test("while the store fails nothing is sent; when it works again it is", async () => {
  const a = await started("full");
  a.store.fail(true);
  await a.phone.sendMessage(CALL);
  await a.pass(Minutes(5));
  assert.deepEqual(a.servers.station.kept, []);
  a.store.fail(false);
  await a.pass(Minutes(11));
  assert.equal(a.servers.station.kept.length, 1);
});

test("a plain no keeps what was written to be mended; what the server cannot do now is tried again", async () => {
  const a = await started("no");
  const no = (status: number, errorCode: string) =>
    a.servers.replies.set("/api/callback", { status, body: JSON.stringify({ error: "", errorCode }) });
  no(400, "phone_invalid");
  await a.phone.sendMessage(CALL);
  const [refused] = messages(a);
  assert.ok(refused!.state.is === "refused" && refused!.state.code === "phone_invalid");
  assert.deepEqual(refused!.content, CALL);
  no(500, "internal_server_error");
  await a.phone.sendMessage({ ...CALL, phone: "0900000002" });
  assert.deepEqual(
    messages(a).map(({ state }) => state.is),
    ["waiting"],
    "the mended one stands in its place",
  );
  a.servers.replies.delete("/api/callback");
  await a.phone.tryMessageNow(messages(a)[0]!.id);
  assert.equal(messages(a)[0]!.state.is, "sent");
});

test("a message that could not go for a day is tried no longer, can be sent anew, and is forgotten on the day after", async () => {
  const a = await started("late");
  a.servers.down = true;
  const id = await a.phone.sendMessage(CALL);
  await a.pass(Hours(25));
  const state = messages(a)[0]!.state;
  assert.ok(state.is === "refused" && state.code === "not_sent");
  a.servers.down = false;
  await a.pass(Hours(1));
  assert.deepEqual(a.servers.station.kept, []);
  await a.phone.tryMessageNow(id!);
  assert.equal(a.servers.station.kept.length, 1);

  const b = await started("late again");
  b.servers.down = true;
  await b.phone.sendMessage(CALL);
  await b.pass(Hours(50));
  assert.deepEqual(messages(b), []);
  assert.ok(!b.store.dump().includes("0900000001"));
});

test("[D23] a diary goes with its declaration: its days under the declaration's token, the same day in place of the last", async () => {
  const a = await started("diary");
  const of = (await a.phone.sendMessage(DECLARED))!;
  const day = isoDay(dayOf(a.clock.now(), "vietnam"));
  const entry = { kind: "diary", of, day, symptoms: ["cough"] } as const;
  await a.phone.sendMessage({ ...entry, symptoms: ["cough"], temperature: 38.2 });
  await a.phone.sendMessage({ ...entry, symptoms: [], temperature: 36.8 });
  assert.deepEqual(
    messages(a).flatMap(({ kind, content, state }) => (kind === "diary" ? [[state.is, content]] : [])),
    [["noted", { kind: "diary", of, day, symptoms: [], temperature: 36.8 }]],
  );
  assert.deepEqual(
    a.servers.station.diary.map((said) => said["temperature"]),
    [38.2, 36.8],
  );
  await a.phone.takeBackMessage(of);
  assert.deepEqual([messages(a), a.servers.station.kept], [[], []]);
  await a.phone.sendMessage({ ...entry, symptoms: [] });
  await a.pass(Hours(50));
  assert.deepEqual(messages(a), [], "a day of a declaration that is gone goes nowhere");
  assert.equal(a.servers.station.diary.length, 2);
});

test("cancelled while it is on its way, what arrived all the same is destroyed there", async () => {
  const a = await started("on its way");
  a.servers.hang();
  const sending = a.phone.sendMessage(CALL);
  for (let i = 0; i < 10; i++) await new Promise((go) => setImmediate(go));
  const cancelling = a.phone.takeBackMessage(messages(a)[0]!.id);
  a.servers.answerHung();
  await Promise.all([sending, cancelling]);
  await a.pass(Minutes(1));
  assert.equal(sentBy(a, "/api/callback").length, 1);
  assert.deepEqual([messages(a), a.servers.station.kept], [[], []]);
});

test("taken back without a network it stays in sight until the station has destroyed it", async () => {
  const a = await started("back");
  const id = (await a.phone.sendMessage(ADVICE))!;
  a.servers.down = true;
  await a.phone.takeBackMessage(id);
  assert.equal(messages(a)[0]!.state.is, "taking-back");
  await a.restart();
  a.servers.down = false;
  await a.pass(Minutes(11));
  assert.deepEqual([messages(a), a.servers.station.kept], [[], []]);
});

test("messages are forgotten on the day on which the station deletes them, and with everything else", async () => {
  const a = await started("forgotten");
  a.radio.setState("absent");
  await a.phone.sendMessage(DECLARED);
  const { state } = messages(a)[0]!;
  const until = state.is === "sent" ? dayOf(state.until, "vietnam") : null;
  assert.equal(until, addDays(dayOf(a.clock.now(), "vietnam"), 30));
  await a.phone.sendMessage(CALL);
  const call = messages(a).find(({ kind }) => kind === "callback")!.state;
  const latest = plus(a.clock.now(), Days(CALLBACK_MOST_DAYS));
  assert.deepEqual(
    call.is === "sent" && call.until,
    latest,
    "it can be withdrawn while the station may have it",
  );
  await a.phone.takeBackMessage(messages(a).find(({ kind }) => kind === "callback")!.id);
  const step = async (n: number): Promise<void> => {
    for (let i = 0; i < n; i++) {
      a.clock.pass(Hours(6));
      await a.phone.run();
    }
  };
  await step(4 * 29);
  assert.equal(messages(a).length, 1);
  await step(4);
  assert.deepEqual(messages(a), []);

  const b = await started("everything");
  await b.phone.sendMessage(DECLARED);
  await b.phone.keepDraft({ kind: "advice", answers: { for: "self" } });
  await b.phone.deleteEverything();
  assert.equal(b.store.dump(), "[]");
  await b.phone.start();
  await b.pass(Days(1));
  assert.deepEqual([messages(b), b.phone.state().draft], [[], null]);
});

test("who will answer is asked by a tap alone, and the commune is all that is said", async () => {
  const a = await started("station");
  await a.pass(Hours(1));
  assert.equal(sentBy(a, "/api/station").length, 0);
  const found = await a.phone.askStation("30598");
  assert.ok(found.is === "found" && found.station.level === "commune");
  const [call] = sentBy(a, "/api/station");
  assert.deepEqual(Object.keys(JSON.parse(call!.body)).sort(), ["commune", "padding"]);
  a.servers.down = true;
  assert.deepEqual(await a.phone.askStation("30598"), { is: "unknown", code: "unreachable" });
});
