/** What phones read over real HTTP: signed, in versions, with files that the document vouches for. */
import assert from "node:assert/strict";
import { createHash, createPublicKey, randomUUID, verify } from "node:crypto";
import { test } from "node:test";
import { LocalAnswer, LocalDocument, LocalVenues } from "@bluezone/contract/rollout/local";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { addVenue, approveVenue } from "@bluezone/contract/rollout/venues";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Days, Hours, Milliseconds, unixSeconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { aSituation } from "../testing/a-situation.ts";
import { localLeft } from "./gauge.ts";
import { issueLocal } from "./issue.ts";

const signer = signerFromPem(generateKeyPem(), "local-root");
const t = shared(async () => {
  const t = await testRollout();
  const officer = await t.as("rollout-officer", "89-province-committee");
  await officer.post(enterSituation, { version: 0, content: aSituation() });
  return t;
});

const issue = () => issueLocal(AN_GIANG, t.database, signer, t.clock.now());
async function read(): Promise<LocalDocument> {
  const answer = await fetch(`${t.url}/v1/local`);
  assert.equal(answer.status, 200);
  const { local } = LocalAnswer.parse(await answer.json());
  const [head = "", body = "", signature = ""] = local.split(".");
  const key = createPublicKey({ key: { ...signer.publicJwk } as never, format: "jwk" });
  assert.ok(
    verify(
      "sha256",
      Buffer.from(`${head}.${body}`),
      { key, dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
    ),
  );
  assert.deepEqual(JSON.parse(Buffer.from(head, "base64url").toString()), {
    alg: "ES256",
    kid: "local-root",
  });
  return LocalDocument.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
}

test("the document is signed, runs out after three days, and tells small counts to nobody", async () => {
  await issue();
  const document = await read();
  assert.equal(document.notAfter - unixSeconds(t.clock.now()), 3 * 86_400);
  const [left] = await localLeft(t, t.clock.now());
  assert.deepEqual(left?.samples, [{ value: 259_200 }]);
  const told = Object.fromEntries(document.situation?.counts.map(({ key, count }) => [key, count.is]) ?? []);
  assert.equal(told["confirmedToday"], "hidden");
  assert.equal(told["confirmedTotal"], "hidden", "or yesterday's taken away from it would tell the new one");
  assert.equal(told["testedToday"], "shown");
  assert.equal(document.situation?.illustrative, true);
  assert.ok(document.hotlines.some(({ number }) => number === "19009095"));
  assert.ok(document.fiveK.length >= 5);
});

test("a venue that is listed comes into the next document, and into its district's file", async (walk) => {
  await t.alone(walk);
  await walk.test(
    "it is issued again when something changed, or after half a day, and not otherwise",
    async () => {
      await issue();
      const { version } = await read();
      await issue();
      await issue();
      assert.equal((await read()).version, version);
      const shop = await t.as("unit-officer", "889-shop");
      const content = {
        name: "Tạp hóa minh họa",
        kind: "shop" as const,
        district: "889",
        place: "Chợ Cái Dầu",
        cashless: ["qr" as const],
        online: null,
        orderPhone: null,
        delivery: [],
        validTo: null,
      };
      const id = randomUUID();
      await shop.post(addVenue, { id, content });
      await (await t.as("approver", "89-trade-department")).post(approveVenue, { id, version: 1 });
      await issue();
      const next = await read();
      assert.equal(next.version, version + 1);
      t.clock.advance(Milliseconds(Hours(12) - 1));
      await issue();
      assert.equal((await read()).version, version + 1);
      t.clock.advance(Milliseconds(1));
      await issue();
      assert.equal((await read()).version, version + 2);
    },
  );
  await walk.test("a district's venues are a file whose sum the document has", async () => {
    await issue();
    const { venues } = await read();
    const [here] = venues;
    assert.equal(here?.district, "889");
    const answer = await fetch(t.url + here.url);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex"), here.sha256);
    assert.equal(LocalVenues.parse(JSON.parse(bytes.toString())).venues[0]?.name, "Tạp hóa minh họa");
    assert.match(answer.headers.get("cache-control") ?? "", /immutable/);
    assert.equal((await fetch(`${t.url}/v1/local/venues/none`)).status, 404);
  });
});

test("two processes that issue at once issue one document", async () => {
  t.clock.advance(Days(1));
  await issue();
  t.clock.advance(Days(1));
  const { version } = await read();
  await Promise.all([issue(), issue()]);
  assert.equal((await read()).version, version + 1);
});

test("the server's own job issues with its own key", async (context) => {
  await t.alone(context);
  t.clock.advance(Days(1));
  const before = await t.database.db.selectFrom("local_issue").select("version").execute();
  await t.rollout.runJobs(t.clock.now());
  const after = await t.database.db.selectFrom("local_issue").select("version").execute();
  assert.equal(after.length, before.length + 1);
});

test("a sound that is of no approved bulletin is not there", async () => {
  assert.equal((await fetch(`${t.url}/sound/mp3/${"0".repeat(64)}`)).status, 404);
  assert.equal((await fetch(`${t.url}/sound/mp3/..%2Fx`)).status, 404);
});
