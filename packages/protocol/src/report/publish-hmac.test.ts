import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, fromHex, toBase64 } from "../bytes.ts";
import { tek } from "../identity/tek.ts";
import { vectors } from "../testing/vectors.ts";
import { Enin } from "../time.ts";
import { bindsKeys, publishClearTexts, publishHmac } from "./publish-hmac.ts";

type Key = { key: string; rollingStartNumber: number; rollingPeriod: number; transmissionRisk: number };
const cases = vectors<{
  secret: string;
  valid: { keys: Key[]; clearTexts: string[]; hmacs: string[] }[];
  invalid: { why: string; keys: Key[]; hmac: string }[];
}>("publish-hmac");

const secret = fromHex(cases.secret);
const teks = (keys: readonly Key[]) =>
  keys.map((k) => ({
    ...tek(fromBase64(k.key), Enin(k.rollingStartNumber), k.rollingPeriod),
    transmissionRisk: k.transmissionRisk,
  }));

test("clear texts and HMACs are exactly those published, whatever the order of the keys", () => {
  assert.equal(cases.valid.flatMap((c) => c.hmacs).length, 3);
  for (const { keys, clearTexts, hmacs } of cases.valid)
    for (const given of [teks(keys), teks(keys).reverse()]) {
      const texts = publishClearTexts(given);
      assert.deepEqual(texts, clearTexts);
      assert.deepEqual(
        texts.map((text) => toBase64(publishHmac(secret, text))),
        hmacs,
      );
      for (const mac of hmacs) assert.ok(bindsKeys(fromBase64(mac), secret, given));
    }
});

test("an HMAC binds neither other keys nor another form", () => {
  for (const { why, keys, hmac } of cases.invalid)
    assert.equal(bindsKeys(fromBase64(hmac), secret, teks(keys)), false, why);
});

test("another secret gives another HMAC", () => {
  const { keys, hmacs } = cases.valid[0]!;
  assert.equal(
    bindsKeys(
      fromBase64(hmacs[0]!),
      secret.map((b) => b ^ 1),
      teks(keys),
    ),
    false,
  );
});

test("one key of risk 1 among zeros leaves only the form with risk", () => {
  const [first, second] = teks(cases.valid[1]!.keys);
  assert.equal(publishClearTexts([first!, second!]).length, 2);
  assert.equal(publishClearTexts([first!, { ...second!, transmissionRisk: 1 }]).length, 1);
});
