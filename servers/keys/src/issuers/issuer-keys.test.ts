/** Keys of issuers, over copies that the test holds in its hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { fromUnixSeconds, type Instant, plus, Seconds } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import type { Copies } from "../copies/copies.ts";
import { ISSUER } from "../testing/authority.ts";
import { issuerKeys } from "./issuer-keys.ts";
import { keySet } from "./key-set.ts";

const start = fromUnixSeconds(1_609_054_200);
const [one, two] = [signerFromPem(generateKeyPem(), "k1"), signerFromPem(generateKeyPem(), "k2")];
const jwks = (...signers: (typeof one)[]) => JSON.stringify({ keys: signers.map((s) => s.publicJwk) });

/** Copies whose source answers when the test says so. */
function copies() {
  const state = { text: jwks(one) as string | undefined, read: 0, asked: 0 };
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const port: Pick<Copies, "text" | "refreshSeldom"> = {
    text: async () => {
      state.read += 1;
      return state.text;
    },
    refreshSeldom: async () => {
      state.asked += 1;
      await gate.promise;
      return true;
    },
  };
  const shut = () => {
    gate = Promise.withResolvers<void>();
    return gate;
  };
  return { state, shut, keys: issuerKeys(port as Copies) };
}

const after = (seconds: number): Instant => plus(start, Seconds(seconds));

test("a known key is read once in ten seconds, whoever many ask for it; a withdrawn one is gone after that", async () => {
  const { state, keys } = copies();
  const found = await Promise.all(Array.from({ length: 50 }, () => keys(ISSUER, "k1", start)));
  assert.ok(found.every((key) => key !== undefined));
  assert.deepEqual([state.read, state.asked], [1, 0]);
  state.text = jwks(two);
  assert.ok(await keys(ISSUER, "k1", after(9)));
  assert.equal(await keys(ISSUER, "k1", after(10)), undefined);
});

test("names that nobody knows make one question and no more reading, and known keys do not wait for the answer", async () => {
  const { state, shut, keys } = copies();
  await keys(ISSUER, "k1", start);
  const gate = shut();
  const strangers = Promise.all(Array.from({ length: 20 }, (_, i) => keys(ISSUER, `forged-${i}`, start)));
  await new Promise(setImmediate);
  assert.ok(await keys(ISSUER, "k1", start));
  state.text = jwks(one, two);
  const rotated = keys(ISSUER, "k2", start);
  gate.resolve();
  assert.ok((await strangers).every((key) => key === undefined));
  assert.ok(await rotated, "who waited for the answer has it");
  assert.equal(state.asked, 1);
  const { read } = state;
  for (let i = 0; i < 20; i += 1) await keys(ISSUER, "forged", after(5));
  assert.deepEqual([state.asked, state.read], [1, read]);
});

test("when too many wait for the answer the next is asked to come again, and known keys still go through", async () => {
  const { shut, keys } = copies();
  await keys(ISSUER, "k1", start);
  const gate = shut();
  const flood = Promise.all(Array.from({ length: 64 }, () => keys(ISSUER, "forged", start)));
  await new Promise(setImmediate);
  await assert.rejects(
    keys(ISSUER, "forged", start),
    (error) => error instanceof Fault && error.code === "quota_exceeded",
  );
  assert.ok(await keys(ISSUER, "k1", start));
  gate.resolve();
  await flood;
});

test("without any copy the authority cannot be had; with the clock set back keys are read anew", async () => {
  const { state, keys } = copies();
  state.text = undefined;
  await assert.rejects(
    keys(ISSUER, "k1", start),
    (error) => error instanceof Fault && error.code === "unable_to_load_health_authority",
  );
  state.text = jwks(one);
  assert.ok(await keys(ISSUER, "k1", after(60)));
  const { read } = state;
  await keys(ISSUER, "k1", start);
  assert.equal(state.read, read + 1);
});

test("of a list of keys the first of a name counts, and one that is off the curve hides no other", () => {
  const bad = { ...two.publicJwk, kid: "k0", x: Buffer.alloc(32, 1).toString("base64url") };
  const set = keySet(JSON.stringify({ keys: [bad, one.publicJwk, { ...two.publicJwk, kid: "k1" }] }));
  assert.deepEqual([...set.keys()], ["k1"]);
  assert.equal(set.get("k1")!.export({ format: "jwk" }).x, one.publicJwk.x);
});
