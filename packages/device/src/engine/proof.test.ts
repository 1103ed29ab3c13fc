import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIndexName, EXPORTS_ROOT } from "@bluezone/contract/keys/exports";
import {
  Days,
  dayOf,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { type Person, person } from "../testing/person.ts";
import { exportSigner, signer } from "../testing/servers.ts";
import { PROVEN } from "./proof.ts";

/** A phone that has checked once, and servers with a policy and one window. */
async function checked(seed: string): Promise<Person & { readonly file: string }> {
  const a = await person(seed);
  await a.phone.start();
  const end = fromUnixSeconds(Math.floor(unixSeconds(a.clock.now()) / 600) * 600);
  const file = await a.servers.release(minus(end, Minutes(10)), end, []);
  a.servers.issue({
    policy: a.servers.policyRoot.jws(a.servers.policy({ version: 3 })),
    lastWindow: { VN: unixSeconds(end) },
  });
  await a.pass(Minutes(20));
  return Object.assign(a, { file });
}
const outcomes = async (a: Person) =>
  Object.fromEntries((await a.phone.proofs()).map(({ what, outcome }) => [what, outcome]));
const GOOD = {
  config: "verified",
  policy: "verified",
  hotlines: "none",
  index: "verified",
  export: "verified",
};

test("what the key server gives is checked anew, with who signed it, which it is, since when and how large", async () => {
  const a = await checked("good");
  const proofs = await a.phone.proofs();
  assert.deepEqual(
    proofs.map(({ what }) => what),
    PROVEN,
  );
  const [config, policy, hotlines, index, file] = proofs;
  const { issuedAt, notAfter, lastWindow } = a.servers.config;
  const end = fromUnixSeconds(lastWindow["VN"]!);
  const size = (path: string) => a.servers.files.get(path)?.length ?? 0;
  assert.deepEqual(config, {
    what: "config",
    outcome: "verified",
    signer: "root-1",
    version: "2",
    at: fromUnixSeconds(issuedAt),
    until: fromUnixSeconds(notAfter),
    size: config!.size,
  });
  assert.ok(config!.size! > policy!.size! && policy!.size! > 100);
  assert.deepEqual([policy!.outcome, policy!.signer, policy!.version], ["verified", "policy-1", "3"]);
  assert.equal(hotlines!.outcome, "none", "this app reads no hotlines");
  assert.deepEqual(index, {
    what: "index",
    outcome: "verified",
    signer: null,
    version: "2020-12-27",
    at: end,
    until: null,
    size: a.file.length + 1,
  });
  assert.deepEqual(file, {
    what: "export",
    outcome: "verified",
    signer: "452",
    version: a.file,
    at: end,
    until: null,
    size: size(a.file),
  });
});

test("looking changes nothing that is stored and tells nothing", async () => {
  const a = await checked("looking");
  await a.phone.run();
  const [before, told] = [a.store.dump(), a.events.length];
  a.servers.issue({ minimumApp: "9.9.9" });
  await a.servers.release(a.clock.now(), plus(a.clock.now(), Minutes(10)), []);
  assert.deepEqual(await outcomes(a), GOOD);
  // What the check left in memory would go down with the next commit.
  await a.phone.consentToStatistics(false);
  const documents = (dump: string) =>
    new Map((JSON.parse(dump) as [string, string][]).filter(([name]) => name !== "consent"));
  assert.deepEqual(documents(a.store.dump()), documents(before));
  assert.equal(a.events.length, told);
  assert.notEqual(a.phone.state().panel.is, "update");
});

test("whatever is wrong with one thing is refused, and the rest is still looked at", async () => {
  const spoiled: readonly (readonly [string, (a: Person) => Promise<void> | void, Partial<typeof GOOD>])[] = [
    [
      "another root",
      (a) => {
        a.servers.configText = signer("root-1").jws(a.servers.config);
      },
      { config: "refused", policy: "none" },
    ],
    ["an older configuration", (a) => a.servers.issue({ version: 1 }), { config: "refused", policy: "none" }],
    [
      "no configuration at all",
      (a) => {
        a.servers.configText = "x";
      },
      { config: "refused", policy: "none" },
    ],
    [
      "another's policy",
      (a) => a.servers.issue({ policy: a.servers.root.jws(a.servers.policy({})) }),
      { policy: "refused" },
    ],
    [
      "no policy",
      (a) => {
        a.servers.issue({});
        delete (a.servers.config as { policy?: string }).policy;
      },
      { policy: "none" },
    ],
    [
      "an index that lost its line",
      (a) => void a.servers.indexes.set(dayIndexName("VN", dayOf(a.clock.now(), "utc")), ""),
      { index: "refused", export: "none" },
    ],
    [
      "an index that is held back",
      (a) => a.servers.issue({ files: { VN: { "2020-12-27": 2 } } }),
      { index: "refused" },
    ],
    ["lists that stand still", (a) => a.clock.pass(Hours(3)), { index: "refused" }],
    [
      "a file of another's signing",
      async (a) => {
        const end = fromUnixSeconds(a.servers.config.lastWindow["VN"]!);
        await a.servers.release(minus(end, Minutes(10)), end, [], [], exportSigner());
      },
      { export: "refused" },
    ],
    [
      "a file that is none",
      (a) => {
        for (const name of a.servers.files.keys()) a.servers.files.set(name, Buffer.from("no zip"));
      },
      { export: "refused" },
    ],
  ];
  for (const [what, spoil, differs] of spoiled) {
    const a = await checked(what);
    await spoil(a);
    assert.deepEqual(await outcomes(a), { ...GOOD, ...differs }, what);
  }
});

test("without a network nothing is said of anything, and a file that does not come is unreachable alone", async () => {
  const a = await checked("offline");
  a.servers.replies.set(EXPORTS_ROOT + a.file, { status: 503, body: "" });
  assert.deepEqual(await outcomes(a), { ...GOOD, export: "unreachable" });
  a.servers.replies.set(`${EXPORTS_ROOT}VN/index/2020-12-27.txt`, { status: 503, body: "" });
  assert.deepEqual(await outcomes(a), { ...GOOD, index: "unreachable", export: "unreachable" });
  a.servers.down = true;
  assert.deepEqual([...new Set(Object.values(await outcomes(a)))], ["unreachable"]);
});

test("before the first window there is no index and no file to check", async () => {
  const a = await person("first");
  await a.phone.start();
  const none = { config: "verified", policy: "none", hotlines: "none", index: "none", export: "none" };
  assert.deepEqual(await outcomes(a), none);
  // A server that has no index yet either, nor names the shard.
  for (const name of ["2020-12-26", "2020-12-27", "1970-01-01"])
    a.servers.replies.set(`${EXPORTS_ROOT}VN/index/${name}.txt`, { status: 404, body: "" });
  assert.deepEqual(await outcomes(a), none);
  a.servers.issue({ lastWindow: {} });
  assert.deepEqual(await outcomes(a), none);
});

test("just after midnight the newest file is found in the index of the day before", async () => {
  const a = await checked("midnight");
  const midnight = Days(Math.ceil(a.clock.now() / Days(1)));
  const end = fromUnixSeconds(midnight / 1_000);
  a.clock.pass(Minutes((midnight - a.clock.now()) / 60_000 + 5));
  const last = minus(end, Minutes(10));
  const name = await a.servers.release(minus(last, Minutes(10)), last, []);
  a.servers.issue({ lastWindow: { VN: unixSeconds(last) } });
  const proofs = await a.phone.proofs();
  assert.deepEqual([proofs[3]!.version, proofs[4]!.version], ["2020-12-27", name]);
});
