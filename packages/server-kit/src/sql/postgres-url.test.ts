import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { type PostgresUrl, readPostgresUrl } from "./postgres-url.ts";

const read = (text: string): PostgresUrl => readPostgresUrl(text) ?? assert.fail(`${text} is not read`);

test("an address is read with its parts, and shown without its password", () => {
  const url = read("postgresql://blue%40zone:p%2Fw@db.example.vn:6432/blue%20zone?sslrootcert=/etc/ca.pem");
  assert.deepEqual(
    { ...url, password: url.password && Buffer.from(url.password.reveal()).toString() },
    {
      host: "db.example.vn",
      port: 6432,
      database: "blue zone",
      user: "blue@zone",
      password: "p/w",
      tls: "verify-full",
      authorities: "/etc/ca.pem",
      shown: "blue@zone@db.example.vn:6432/blue zone",
    },
  );
  assert.doesNotMatch(inspect(url) + JSON.stringify(url), /p\/w/);
  const near = (text: string) => [read(text).host, read(text).tls];
  assert.deepEqual(near("postgres://a@localhost/b"), ["localhost", "disable"]);
  assert.deepEqual(near("postgres://a@[::1]/b"), ["::1", "disable"]);
  assert.deepEqual(near("postgres://a@/b?host=/run/postgresql"), ["/run/postgresql", "disable"]);
  assert.deepEqual(near("postgres://a@%2Frun%2Fpg/b"), ["/run/pg", "disable"]);
  assert.deepEqual(near("postgres://a@10.0.0.1/b?sslmode=require"), ["10.0.0.1", "require"]);
});

test("an address of another form is not read", () => {
  for (const text of [
    "",
    "db.example.vn",
    "mysql://a@b/c",
    "postgresql://a@b",
    "postgresql://a@b/",
    "postgresql://a@b/c/d",
    "postgresql:///c",
    "postgresql://a@b:99999/c",
    "postgresql://a@b/c?sslmode=prefer",
    "postgresql://a@b/c?sslmode=",
    "postgresql://a@b/c?options=-c%20fsync=off",
    "postgresql://a@b/c#d",
    "postgresql://a%ZZ@b/c",
    "postgresql://a@/c?host=/run/postgresql&sslmode=require",
  ])
    assert.equal(readPostgresUrl(text), undefined, text);
});
