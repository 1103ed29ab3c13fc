import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import { toBase64Url } from "@bluezone/protocol/bytes";
import { Days, Hours, Minutes, plus, unixSeconds } from "@bluezone/protocol/time";
import { type Person, person } from "../testing/person.ts";
import { signer } from "../testing/servers.ts";

async function started(): Promise<Person> {
  const a = await person("config");
  await a.phone.start();
  await a.phone.run();
  return a;
}
const panel = (a: Person) => a.phone.state().panel;
const refused = (a: Person) => a.told("document-refused").map(({ document, why }) => `${document}: ${why}`);
const accepted = (a: Person) => a.told("config-accepted").map(({ version }) => version);

test("only a pinned root signs, whole and with ES256; what else comes changes nothing", async () => {
  const a = await started();
  const { root, config } = a.servers;
  const [head, payload, signature] = root.jws({ ...config, version: 9 }).split(".");
  const other = toBase64Url(Buffer.from(JSON.stringify({ ...config, version: 10 })));
  const none = toBase64Url(Buffer.from(JSON.stringify({ alg: "none", kid: root.root.kid })));
  const table: [text: string, why: string][] = [
    [signer("stranger").jws({ ...config, version: 9 }), "unknown-root"],
    [signer(root.root.kid).jws({ ...config, version: 9 }), "bad-signature"],
    [`${head}.${other}.${signature}`, "bad-signature"],
    [`${none}.${payload}.${signature}`, "unreadable"],
    [`${none}.${payload}.`, "unreadable"],
    [`${head}.${payload}`, "unreadable"],
    [root.jws({ ...config, version: 9, pollingMinutes: 1 }), "unreadable"],
    ["", "unreadable"],
  ];
  for (const [text, why] of table) {
    a.servers.configText = text;
    await a.phone.checkNow();
    assert.equal(refused(a).at(-1), `config: ${why}`);
  }
  assert.deepEqual(accepted(a), [1]);
});

test("a version never goes back, and the same one is no news", async () => {
  const a = await started();
  const old = a.servers.root.jws(a.servers.config);
  a.servers.issue({});
  await a.phone.checkNow();
  a.servers.configText = old;
  await a.phone.checkNow();
  await a.restart();
  await a.phone.checkNow();
  assert.deepEqual(accepted(a), [1, 2]);
  assert.ok(refused(a).every((why) => why === "config: rolled-back") && refused(a).length === 2);
});

test("an expired configuration is not taken in; one in force goes on when it expires, and home says so", async () => {
  const a = await started();
  const { notAfter } = a.servers.config;
  const hour = unixSeconds(plus(a.clock.now(), Hours(1)));
  a.servers.issue({ notAfter: hour });
  await a.phone.checkNow();
  await a.pass(Hours(2));
  assert.deepEqual(panel(a), { is: "config-expired", since: hour * 1000 });
  assert.notEqual(a.radio.onAir(), null, "it goes on");
  a.servers.issue({ notAfter: hour });
  await a.phone.checkNow();
  assert.equal(refused(a).at(-1), "config: expired");
  a.servers.issue({ notAfter });
  await a.phone.checkNow();
  assert.equal(panel(a).is, "first-day");
});

test("a root hands over to the next, which then signs alone", async () => {
  const a = await started();
  const next = signer("root-2");
  a.servers.configText = next.jws({ ...a.servers.config, version: 2 });
  await a.phone.checkNow();
  assert.deepEqual(accepted(a), [1]);
  a.servers.configText = undefined;
  a.servers.issue({ nextRoot: next.root });
  await a.phone.checkNow();
  a.servers.configText = next.jws({ ...a.servers.config, version: 3, nextRoot: undefined });
  await a.restart();
  await a.phone.checkNow();
  assert.deepEqual(accepted(a), [1, 2, 3]);
});

test("a signed off-switch silences for as long as it says, never longer than seven days", async () => {
  const a = await started();
  const reason = { vi: "Bảo trì", en: "Maintenance" };
  a.servers.issue({ radioOff: { until: unixSeconds(plus(a.clock.now(), Days(30))), reason } });
  await a.phone.checkNow();
  const { scans } = a.radio;
  const before = scans.length;
  await a.pass(Days(1));
  assert.equal(a.radio.onAir(), null);
  assert.equal(scans.length, before);
  assert.equal(panel(a).is, "switched-off");
  for (let t = 0; t < Days(6.1); t += Minutes(30)) {
    a.clock.pass(Minutes(30));
    await a.phone.run();
  }
  await a.pass(Minutes(11));
  assert.notEqual(a.radio.onAir(), null);
  assert.notEqual(panel(a).is, "switched-off");
});

test("a configuration that asks for a newer app is said, and the phone goes on", async () => {
  const a = await started();
  a.servers.issue({ minimumApp: "0.10.0" });
  await a.phone.checkNow();
  assert.deepEqual(panel(a), { is: "update", minimum: "0.10.0" });
  assert.notEqual(a.radio.onAir(), null);
});

test("a policy counts only by its own root, and what was refused for a wrong clock is read again", async () => {
  const a = await started();
  const policy = a.servers.policy({ version: 5 });
  a.servers.issue({ policy: a.servers.root.jws(policy) });
  await a.phone.checkNow();
  assert.equal(refused(a).at(-1), "policy: unknown-root");
  await a.phone.checkNow();
  assert.equal(refused(a).length, 1, "the configuration itself is known by now");
  a.servers.issue({ policy: a.servers.policyRoot.jws(policy) });
  await a.phone.checkNow();
  a.servers.issue({ policy: a.servers.policyRoot.jws({ ...policy, version: 4 }) });
  await a.phone.checkNow();
  assert.equal(refused(a).at(-1), "policy: rolled-back");
});

test("a policy says what residents are asked of symptoms, and what an earlier one asked about keeps its words", async () => {
  const a = await started();
  const words = (vi: string) => ({ vi, en: `${vi} in English` });
  const asked = (...ids: string[]) => ({
    symptoms: ids.map((id) => ({ id, words: words(id) })),
    emergency: words("signs"),
  });
  const offered = () => a.phone.state().symptoms.symptoms.map(({ id }) => id);
  const earlier = () => a.phone.state().symptoms.earlier.map(({ id }) => id);
  assert.deepEqual([offered(), earlier()], [BUILT_IN_SYMPTOMS.symptoms.map(({ id }) => id), []]);

  const policy = (version: number, changes: object) =>
    a.servers.policyRoot.jws({ ...a.servers.policy({ version }), ...changes });
  a.servers.issue({ policy: policy(5, { asked: asked("rash", "fever") }) });
  await a.phone.checkNow();
  assert.deepEqual(offered(), ["rash", "fever"]);
  assert.ok(earlier().includes("smell") && !earlier().includes("fever"));

  a.servers.issue({ policy: policy(6, { asked: asked("spots", "fever") }) });
  await a.phone.checkNow();
  assert.deepEqual([offered(), earlier()[0]], [["spots", "fever"], "rash"]);
  await a.restart();
  assert.deepEqual([offered(), earlier()[0]], [["spots", "fever"], "rash"]);

  a.servers.issue({ policy: policy(7, { asked: { symptoms: [{ id: "a list of tomorrow" }] } }) });
  await a.phone.checkNow();
  assert.deepEqual(
    offered(),
    BUILT_IN_SYMPTOMS.symptoms.map(({ id }) => id),
    "a list that it cannot read",
  );
  assert.equal(a.phone.state().panel.is, "first-day");
});
