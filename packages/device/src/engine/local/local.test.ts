import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { LocalDocument } from "@bluezone/contract/rollout/local";
import { Days, Hours, Milliseconds, Minutes, plus, unixSeconds } from "@bluezone/protocol/time";
import { localSample, VENUE_SAMPLES } from "../../local-sample.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import { signer } from "../../testing/servers.ts";

const sum = (body: string | Uint8Array): string => createHash("sha256").update(body).digest("hex");
const asked = (a: Person, path: string): number =>
  a.servers.calls.filter((call) => call.path === path).length;

/** A phone that has started, beside a server that signs a page. */
async function reader(changes: Partial<LocalDocument> = {}, rollout = true): Promise<Person> {
  const a = await person("reader", { rollout });
  a.servers.local = { ...localSample(NOON, 5), ...changes };
  await a.phone.start();
  return a;
}

test("the page comes with the first check, and stays to be read without a network", async () => {
  const a = await reader();
  await a.phone.run();
  assert.deepEqual((await a.phone.local())?.document, a.servers.local);
  assert.equal(a.phone.state().local?.version, 5);
  a.servers.down = true;
  await a.pass(Hours(3));
  await a.restart();
  assert.deepEqual((await a.phone.local())?.document, a.servers.local);
  const { local } = a.phone.state();
  assert.ok(local && local.at < plus(NOON, Minutes(1)), "it says as of when it is");
});

test("a page that has not changed is not sent again, and is known to be the newest", async () => {
  const a = await reader();
  await a.phone.run();
  const before = a.phone.state().local!;
  a.clock.pass(Hours(1));
  await a.phone.checkNow();
  assert.equal(
    a.servers.calls.filter(({ headers }) => headers["if-none-match"] !== undefined).length >= 1,
    true,
  );
  const now = a.phone.state().local!;
  assert.equal(now.version, before.version);
  assert.ok(now.at > before.at);
});

test("nothing is asked for before consent, nor by a build without the server", async () => {
  const early = await person("early");
  await early.pass(Days(1));
  const without = await reader({}, false);
  await without.pass(Hours(2));
  for (const a of [early, without]) {
    assert.equal(asked(a, "/v1/local"), 0);
    assert.equal(a.phone.state().local, null);
    assert.equal(await a.phone.local(), null);
  }
});

test("a page that is forged, older, expired or unreadable is dropped, and the old one stays", async () => {
  const a = await reader();
  await a.phone.run();
  const good = a.servers.local!;
  const later = { ...good, version: 6 };
  const refusals: readonly (readonly [why: string, text: string])[] = [
    ["unknown-root", signer("elsewhere").jws(later)],
    ["bad-signature", signer("local-1").jws(later)],
    ["rolled-back", a.servers.localRoot.jws({ ...good, version: 4 })],
    ["expired", a.servers.localRoot.jws({ ...later, notAfter: unixSeconds(NOON) - 1 })],
    ["unreadable", a.servers.localRoot.jws({ version: 6 })],
    ["unreadable", "no document"],
  ];
  for (const [why, text] of refusals) {
    a.servers.localText = text;
    a.clock.pass(Minutes(1));
    await a.phone.checkNow();
    assert.deepEqual((await a.phone.local())?.document, good, why);
    const [last] = a.told("document-refused").slice(-1);
    assert.deepEqual([last?.document, last?.why], ["local", why]);
  }
  a.servers.localText = undefined;
  a.servers.local = later;
  await a.phone.checkNow();
  assert.equal(a.phone.state().local?.version, 6, "what is good is taken in after all of that");
});

test("venues come for the district that is asked for, only when asked, checked by their sum, and stay", async () => {
  const file = JSON.stringify({ district: "892", venues: VENUE_SAMPLES });
  const [listed] = localSample(NOON, 5).venues.filter(({ district }) => district === "892");
  const a = await reader({ venues: [{ ...listed!, sha256: sum(file) }] });
  a.servers.replies.set(listed!.url, { status: 200, body: file });
  await a.pass(Hours(2));
  assert.equal(asked(a, listed!.url), 0);
  assert.equal(await a.phone.loadVenues("889"), "none");
  a.servers.down = true;
  assert.equal(await a.phone.loadVenues("892"), "unreachable");
  a.servers.down = false;
  assert.equal(await a.phone.loadVenues("892"), "loaded");
  assert.equal(await a.phone.loadVenues("892"), "loaded");
  assert.equal(asked(a, listed!.url), 1, "what is here is not loaded again");
  await a.restart();
  assert.deepEqual((await a.phone.local())?.venues?.list, VENUE_SAMPLES);
  assert.equal(a.phone.state().local?.venues, "892");

  a.servers.local = { ...a.servers.local!, version: 6, venues: [{ ...listed!, sha256: sum("another") }] };
  await a.phone.checkNow();
  assert.equal(await a.phone.loadVenues("892"), "refused");
  assert.deepEqual((await a.phone.local())?.venues?.list, VENUE_SAMPLES, "the old ones stay");
});

test("a sound is loaded when it is tapped, checked by its sum, and not kept", async () => {
  const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i & 255);
  const audio = {
    url: "/sound/mp3/x",
    mediaType: "audio/mpeg",
    bytes: 5_000,
    seconds: 3,
    sha256: sum(bytes),
  } as const;
  const [first] = localSample(NOON, 5).bulletins;
  const a = await reader({ bulletins: [{ ...first!, audio }] });
  a.servers.replies.set(audio.url, { status: 200, body: bytes });
  await a.pass(Hours(1));
  assert.equal(asked(a, audio.url), 0);
  const before = a.store.dump();
  const sound = await a.phone.loadSound(audio.sha256);
  assert.ok(sound.is === "sound" && sound.mediaType === "audio/mpeg");
  assert.deepEqual(new Uint8Array(Buffer.from(sound.base64, "base64")), bytes);
  assert.equal(a.store.dump(), before);
  assert.deepEqual(await a.phone.loadSound("0".repeat(64)), { is: "none" });
  a.servers.replies.set(audio.url, { status: 200, body: bytes.slice(1) });
  assert.deepEqual(await a.phone.loadSound(audio.sha256), { is: "refused" });
});

test("no page sends a phone to another server", async () => {
  const [listed] = localSample(NOON, 5).venues;
  for (const url of ["https://else.example/x", "//else.example/x", "x"]) {
    const a = await reader({ venues: [{ ...listed!, url }] });
    await a.phone.run();
    const before = a.servers.calls.length;
    assert.equal(await a.phone.loadVenues(listed!.district), "refused");
    assert.equal(a.servers.calls.length, before);
  }
});

test("people helped are counted one by one on the phone, never below none, and told to nobody", async () => {
  const a = await reader();
  await a.phone.run();
  const before = a.servers.calls.length;
  for (const step of [1, 1, -1, -1, -1, 1] as const) await a.phone.countHelped(step);
  await a.restart();
  assert.equal(a.phone.state().helped, 1);
  assert.equal(a.servers.calls.length, before);
  await a.phone.deleteEverything();
  assert.equal(a.phone.state().helped, 0);
});

test("the numbers of the page serve where no list of numbers was signed", async () => {
  const a = await reader();
  assert.deepEqual(a.phone.state().hotlines, []);
  await a.phone.run();
  assert.deepEqual(
    a.phone.state().hotlines.map(({ number, validTo }) => [number, validTo]),
    [["19003228", undefined]],
  );
});

test("while the check of the lists fails and rests, the page is not asked for again and again", async () => {
  let fails = false;
  const a = await person("failing lists", {
    rollout: true,
    through: (ports) => ({
      ...ports,
      random: {
        bytes(n) {
          if (fails) throw new Error("no randomness");
          return ports.random.bytes(n);
        },
      },
    }),
  });
  a.servers.local = localSample(NOON, 5);
  await a.phone.start();
  await a.phone.run();
  a.clock.pass(Hours(12));
  fails = true;
  const before = asked(a, "/v1/local");
  for (let n = 0; n < 40; n++) {
    a.clock.pass(Milliseconds(500));
    await a.phone.run();
  }
  assert.ok(asked(a, "/v1/local") - before <= 2, String(asked(a, "/v1/local") - before));
});
