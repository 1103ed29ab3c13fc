import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Days, Minutes, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { ConfigError, type Environment, readConfig, type Variable } from "./config.ts";
import { choice, duration, folder, integer, list, optional, port, secret, text, url } from "./variable.ts";

const read = <T>(v: Variable<T>, value: string | undefined): T => readConfig({ X: value }, { x: v }).x;
const sentence = (variable: Variable<unknown>, value?: string): string => {
  try {
    readConfig({ X: value }, { x: variable });
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  throw new Error("no ConfigError");
};

test("strings become one frozen object of checked values", () => {
  const env: Environment = {
    KEYS_PORT: "8081",
    KEYS_HOLD: "10m",
    KEYS_ORIGINS: "https://a.vn, https://b.vn:8/",
    KEYS_SMS: "none",
  };
  const config = readConfig(env, {
    port: port("KEYS_PORT"),
    hold: duration("KEYS_HOLD", Seconds(1), Days(1)),
    origins: list(url("KEYS_ORIGINS")),
    sms: choice("KEYS_SMS", ["none", "webhook"]),
    data: folder("KEYS_DATA", { default: ".bluezone" }),
    proxy: optional(url("KEYS_PROXY")),
  });
  assert.deepEqual(config, {
    port: 8081,
    hold: Minutes(10),
    origins: ["https://a.vn", "https://b.vn:8"],
    sms: "none",
    data: ".bluezone",
    proxy: undefined,
  });
  assert.ok(Object.isFrozen(config) && Object.isFrozen(config.origins));
});

test("a wrong value is one sentence with the variable, its form and an example", () => {
  assert.equal(
    sentence(port("X"), "abc"),
    'X must be a port number from 1 to 65535, for example X=8080; it is "abc".',
  );
  assert.equal(
    sentence(port("X")),
    "X must be a port number from 1 to 65535, for example X=8080; it is not set.",
  );
  assert.equal(
    sentence(duration("X", Minutes(1), Days(1)), "2d"),
    'X must be a time with its unit (ms, s, m, h or d) from 1m to 1d, for example X=1m; it is "2d".',
  );
  assert.equal(
    sentence(choice("X", ["fast", "gaen"]), "Fast"),
    'X must be one of fast, gaen, for example X=fast; it is "Fast".',
  );
});

test("an empty value counts as not set", () => {
  assert.equal(read(port("X", { default: 80 }), "  "), 80);
  assert.match(sentence(port("X"), ""), /it is not set\.$/);
});

test("values at the bounds pass and values beyond do not", () => {
  for (const good of ["1", "65535"]) assert.equal(read(port("X"), good), Number(good));
  for (const bad of ["0", "65536", "-1", "80.5", "8e3", "0x50", "80 80", "٨"]) sentence(port("X"), bad);
  assert.equal(read(integer("X", -3, 3), "-3"), -3);
  for (const bad of ["-4", "4", "1e0", "99999999999999999999"]) sentence(integer("X", -3, 3), bad);
  for (const bad of ["10", "m", "-1m", "1w", "1.5h"]) sentence(duration("X", Seconds(0), Days(9)), bad);
});

test("a web address has no user, password, query or fragment", () => {
  assert.equal(read(url("X"), "http://127.0.0.1:8080/base/"), "http://127.0.0.1:8080/base");
  for (const own of ["http://localhost:1", "http://a.localhost", "http://[::1]:8", "https://a.vn"])
    assert.equal(read(url("X"), own), own);
  for (const bad of [
    // V28: in the clear, to anybody but this machine.
    "http://keys.example.vn",
    "http://10.0.0.1",
    "http://127.0.0.1.example.vn",
    "HTTP://localhost.example.vn",
    "keys.vn",
    "ftp://a.vn",
    "https://u:p@a.vn",
    "https://a.vn/?q=1",
    "https://a.vn/#f",
    "javascript:1",
  ])
    sentence(url("X"), bad);
});

test("text is read only when the whole of it has the form", () => {
  const kid = text("X", "a key version such as v1", /v\d+/, "v1");
  assert.equal(read(kid, "v12"), "v12");
  sentence(kid, "xv12");
  sentence(kid, "v12x");
});

test("a list with one wrong item is wrong", () => {
  assert.match(
    sentence(list(port("X")), "80,abc"),
    /list, separated by commas, of values that are each a port number/,
  );
});

test("a secret is read from base64, is long enough, and is never shown", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 64 }), (bytes) => {
      const value = Buffer.from(bytes).toString("base64");
      const config = readConfig({ X: value }, { x: secret("X", 32) });
      assert.deepEqual(config.x.reveal(), bytes);
      for (const shown of [
        inspect(config, { depth: 9, showHidden: true }),
        JSON.stringify(config),
        `${config.x}`,
      ])
        assert.ok(!shown.includes(value) && shown.includes("[secret]"), shown);
    }),
  );
  const tooShort = Buffer.from("a short secret").toString("base64");
  for (const bad of [tooShort, "not base64!"]) {
    const said = sentence(secret("X", 32), bad);
    assert.ok(!said.includes(bad), said);
    assert.match(
      said,
      /^X must be a secret of at least 32 bytes in base64, for example X=\S+ rand .*; its value has another form\.$/,
    );
  }
  const listed = sentence(list(secret("X", 32)), tooShort);
  assert.ok(!listed.includes(tooShort));
});
