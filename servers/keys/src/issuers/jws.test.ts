/** Our reading and checking of a JWS beside jose's, over whole tokens and every way we know to spoil one. */
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { compactVerify } from "jose";
import { readJws } from "./jws.ts";
import { createSignatures } from "./signatures.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
const signatures = createSignatures();

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const part = (value: unknown): string => Buffer.from(text(value)).toString("base64url");
const es256 = (signed: string, key: KeyObject): Buffer =>
  sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });

/** A token of any header and payload, signed as it should be. */
function token(header: unknown, payload: unknown, key = privateKey): string {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${es256(signed, key).toString("base64url")}`;
}

/** What ours makes of a token: the payload, or nothing. */
async function ours(jws: string): Promise<unknown> {
  const read = readJws(jws);
  return read && (await signatures(publicKey, read)) ? { kid: read.kid, payload: read.payload } : undefined;
}

/** What jose makes of it, and the rules that we have beyond: a `kid`, nothing critical, one text a value, JSON inside. */
async function oracle(jws: string): Promise<unknown> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ["ES256"] });
    const { kid, crit } = protectedHeader;
    const canonical = jws
      .split(".")
      .every((one) => Buffer.from(one, "base64url").toString("base64url") === one);
    if (typeof kid !== "string" || crit !== undefined || !canonical) return undefined;
    let json: unknown;
    try {
      json = JSON.parse(Buffer.from(payload).toString());
    } catch {
      // Whoever reads the claims turns it down.
    }
    return { kid, payload: json };
  } catch {
    return undefined;
  }
}

const GOOD = { alg: "ES256", kid: "k1", typ: "JWT" };
const CLAIMS = { iss: "health.test", n: 1 };

test("a token that is signed as it should be is read to the last claim", async () => {
  assert.deepEqual(await ours(token(GOOD, CLAIMS)), { kid: "k1", payload: CLAIMS });
});

test("every known way to forge a token is turned down", async () => {
  const good = token(GOOD, CLAIMS);
  const [header, payload, signature] = good.split(".") as [string, string, string];
  const bytes = Buffer.from(signature, "base64url");
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const hs256 = `${part({ alg: "HS256", kid: "k1" })}.${payload}`;
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const forged: Record<string, string> = {
    "alg none, unsigned": `${part({ alg: "none", kid: "k1" })}.${payload}.`,
    "alg none, signed": token({ alg: "none", kid: "k1" }, CLAIMS),
    "alg in lower case": token({ alg: "es256", kid: "k1" }, CLAIMS),
    "HMAC with the public key": `${hs256}.${createHmac("sha256", pem).update(hs256).digest("base64url")}`,
    "another curve's name": token({ alg: "ES384", kid: "k1" }, CLAIMS),
    "no kid": token({ alg: "ES256" }, CLAIMS),
    "a kid that is no text": token({ alg: "ES256", kid: 1 }, CLAIMS),
    "something critical": token({ ...GOOD, crit: ["exp"], exp: 1 }, CLAIMS),
    "unencoded payload": token({ ...GOOD, crit: ["b64"], b64: false }, CLAIMS),
    "a header that is a list": token([], CLAIMS),
    "a header that is nothing": token("null", CLAIMS),
    "a header that is no JSON": token("{", CLAIMS),
    "a stranger's signature": token(GOOD, CLAIMS, stranger.privateKey),
    "a signature of zeros": `${header}.${payload}.${Buffer.alloc(64).toString("base64url")}`,
    "r and s exchanged": `${header}.${payload}.${Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]).toString("base64url")}`,
    "one byte short": `${header}.${payload}.${bytes.subarray(1).toString("base64url")}`,
    "one byte long": `${header}.${payload}.${Buffer.concat([bytes, Buffer.alloc(1)]).toString("base64url")}`,
    "in DER": `${header}.${payload}.${sign("sha256", Buffer.from(`${header}.${payload}`), privateKey).toString("base64url")}`,
    "left-over bits": `${header}.${payload}.${signature.slice(0, -1)}${last[(last.indexOf(signature.at(-1)!) + 1) % 64]}`,
    padded: `${good}==`,
    "in plain base64": `${header}.${payload}.${bytes.toString("base64")}`,
    "with a blank": `${header}.${payload}. ${signature}`,
    "a part too few": `${header}.${payload}`,
    "a part too many": `${good}.`,
    "four parts": `${good}.${signature}`,
    nothing: "",
    dots: "..",
  };
  for (const [how, jws] of Object.entries(forged)) assert.equal(await ours(jws), undefined, how);
});

test("what jose accepts and our rules allow is accepted, and nothing else, whatever is done to a token", async () => {
  const json = fc.oneof(
    fc.constant(CLAIMS),
    fc.constant('{"iss":"a","iss":"health.test","n":1}'),
    fc.constant('{"__proto__":{"iss":"x"},"n":1}'),
    fc.constant("not JSON"),
    fc.string(),
    fc.json(),
  );
  const header = fc.oneof(
    fc.constant(GOOD),
    fc.constant('{"alg":"none","alg":"ES256","kid":"k1"}'),
    fc.constant('{"alg":"ES256","alg":"none","kid":"k1"}'),
    fc.record(
      {
        alg: fc.constantFrom<unknown>("ES256", "ES256", "ES256", "none", "HS256", "es256", 1, null),
        kid: fc.constantFrom<unknown>("k1", "", "ключ", 1, null, ["k1"]),
        typ: fc.constantFrom<unknown>("JWT", 1),
        crit: fc.constantFrom<unknown>(["b64"], [], null, "x", ["exp"]),
        b64: fc.constantFrom<unknown>(true, false, 1),
      },
      { requiredKeys: ["alg", "kid"] },
    ),
    fc.json(),
  );
  const spoil = fc.oneof(
    fc.constant((jws: string) => jws),
    fc.tuple(fc.nat(), fc.constantFrom(..."A_-=+/. é")).map(([at, with_]) => (jws: string) => {
      const i = at % (jws.length + 1);
      return jws.slice(0, i) + with_ + jws.slice(i + 1);
    }),
    fc.nat().map((at) => (jws: string) => jws.slice(0, at % (jws.length + 1))),
    fc.constantFrom("=", "==", ".", "A", "\n").map((end) => (jws: string) => jws + end),
    // A signature's other form: −s instead of s holds as well.
    fc.constant((jws: string) => {
      const at = jws.lastIndexOf(".") + 1;
      const bytes = Buffer.from(jws.slice(at), "base64url");
      const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
      const s = order - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
      const other = Buffer.from(s.toString(16).padStart(64, "0"), "hex");
      return jws.slice(0, at) + Buffer.concat([bytes.subarray(0, 32), other]).toString("base64url");
    }),
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      header,
      json,
      spoil,
      fc.constantFrom(privateKey, privateKey, stranger.privateKey),
      async (h, p, change, key) => {
        const jws = change(token(h, p, key));
        const result = await ours(jws);
        if (result !== undefined) accepted += 1;
        assert.deepEqual(result, await oracle(jws), jws);
      },
    ),
    { numRuns: 600 },
  );
  assert.ok(accepted > 20, `${accepted} were accepted: the test says nothing of those`);
});
