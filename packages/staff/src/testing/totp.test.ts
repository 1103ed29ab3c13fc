/** The reference against the published vectors. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromUnixSeconds } from "@bluezone/protocol/time";
import { totpAt } from "./totp.ts";

test("codes are those of RFC 6238, appendix B (SHA-1, the last six of its eight digits)", () => {
  // The appendix' secret "12345678901234567890" in base32.
  const secret = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
  const vectors: readonly (readonly [number, string])[] = [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ];
  for (const [seconds, code] of vectors) assert.equal(totpAt(secret, fromUnixSeconds(seconds)), code);
});
