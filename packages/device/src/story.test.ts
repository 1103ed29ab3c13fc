import assert from "node:assert/strict";
import { test } from "node:test";
import { tek } from "@bluezone/protocol/identity/tek";
import { Days, dayOf, eninAt, Hours, Minutes } from "@bluezone/protocol/time";
import { memoryLine } from "./doubles/line.ts";
import { keepPhone } from "./kept-phone.ts";
import { remotePhone } from "./remote/remote-phone.ts";
import { servePhone } from "./remote/serve-phone.ts";
import { hears } from "./testing/heard.ts";
import { NOON, person } from "./testing/person.ts";
import { manualTimer, settled } from "./testing/timer.ts";

test("a pupil's phone, held over a line: guardian, a week of pre-consent, a code, one tap, and what is left to see of it", async () => {
  const a = await person("pupil");
  const timer = manualTimer(a.clock);
  const line = memoryLine();
  servePhone(keepPhone(a.phone, { timer, mend: async () => undefined }), line.phone);
  const phone = await remotePhone(line.screen);
  const panels: string[] = [];
  phone.subscribe(() => {
    const { is } = phone.state().panel;
    if (panels.at(-1) !== is) panels.push(is);
  });
  const posts = () =>
    a.servers.calls
      .filter(({ method, headers }) => method === "POST" && headers["x-chaff"] === undefined)
      .map(({ path }) => path);

  // Alone a pupil of twelve cannot start; together with a guardian it can.
  const consent = { statistics: false, age: "7-15", guardian: false, area: "30598" } as const;
  assert.equal(await phone.tap.start(consent), "guardian_needed");
  await timer.pass(Hours(1));
  assert.deepEqual([phone.state().panel.is, a.radio.broadcasts.length], ["welcome", 0]);
  assert.equal(await phone.tap.start({ ...consent, guardian: true }), "started");
  await timer.pass(Hours(1));
  assert.deepEqual([phone.state().panel.is, phone.state().area], ["first-day", "30598"]);
  assert.notEqual(a.radio.onAir(), null);

  // Two days later it coughs, has itself tested, and agrees before.
  await timer.pass(Days(2));
  const onset = { day: dayOf(a.clock.now(), "vietnam") } as const;
  await phone.tap.preConsent(onset, false);
  await timer.pass(Days(1));
  assert.deepEqual(posts(), [], "nothing about it has left the phone");
  const held = async (what: string) =>
    (await phone.tap.holdings()).items.find((item) => item.what === what)!.count;
  assert.deepEqual([await held("pre-consent"), await held("shared-keys")], [1, 0]);
  assert.ok((await held("day-keys")) >= 3);

  // The result: the code's answers are there already, and one tap shares.
  await phone.tap.enterCode("https://x.example/v#c=abcdefgh12345678");
  const { share } = phone.state();
  assert.ok(share.is === "ready" && share.onset !== null);
  assert.deepEqual([share.onset, posts()], [onset, ["/api/verify"]]);
  await phone.tap.share();
  await settled();
  assert.equal(phone.state().share.is, "shared");
  assert.deepEqual(posts(), ["/api/verify", "/api/certificate", "/v1/publish"]);
  assert.deepEqual([phone.state().preConsent, await held("pre-consent")], [null, 0]);
  assert.equal(await held("shared-keys"), a.servers.published[0]!.keys.length);

  // What was on the screen in between; and all of it goes with one tap.
  assert.deepEqual(panels, ["welcome", "first-day", "silent", "positive-not-shared", "silent"]);
  await phone.tap.deleteEverything();
  await settled();
  assert.deepEqual([a.store.dump(), phone.state().panel.is], ["[]", "welcome"]);
});

test("a browser is no phone: it says so and hears nothing, and still reads lists, shows proofs and lets an area be chosen", async () => {
  const a = await person("browser");
  a.radio.setState("absent");
  const phone = keepPhone(a.phone, { timer: manualTimer(a.clock), mend: async () => undefined });
  await phone.tap.start();
  await hears(a, tek(new Uint8Array(16), eninAt(NOON), 144), Minutes(30));
  assert.equal(phone.state().panel.is, "no-radio");
  assert.equal((await phone.tap.holdings()).items[0]!.count, 0);
  await phone.tap.checkNow();
  assert.notEqual(phone.state().lines.lastChecked, null);
  assert.equal((await phone.tap.proofs())[0]!.outcome, "verified");
  assert.equal(await phone.tap.chooseArea("30598"), "chosen");
});
