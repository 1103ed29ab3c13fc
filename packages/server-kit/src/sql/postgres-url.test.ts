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
      hosts: [{ host: "db.example.vn", port: 6432 }],
      database: "blue zone",
      user: "blue@zone",
      password: "p/w",
      tls: "verify-full",
      authorities: "/etc/ca.pem",
      shown: "blue@zone@db.example.vn:6432/blue zone",
    },
  );
  assert.doesNotMatch(inspect(url) + JSON.stringify(url), /p\/w/);
  const near = (text: string) => [read(text).hosts[0].host, read(text).tls];
  assert.deepEqual(near("postgres://a@localhost/b"), ["localhost", "disable"]);
  assert.deepEqual(near("postgres://a@[::1]/b"), ["::1", "disable"]);
  assert.deepEqual(near("postgres://a@/b?host=/run/postgresql"), ["/run/postgresql", "disable"]);
  assert.deepEqual(near("postgres://a@%2Frun%2Fpg/b"), ["/run/pg", "disable"]);
  assert.deepEqual(near("postgres://a@10.0.0.1/b?sslmode=require"), ["10.0.0.1", "require"]);
});

test("an address names several machines, each with its port, and the tightest protection that one of them needs", () => {
  const url = read("postgresql://a:p@db1.example.vn,[::2]:5433/b?target_session_attrs=read-write");
  assert.deepEqual(url.hosts, [
    { host: "db1.example.vn", port: 5432 },
    { host: "::2", port: 5433 },
  ]);
  assert.deepEqual([url.tls, url.shown], ["verify-full", "a@db1.example.vn:5432,::2:5433/b"]);
  const tls = (machines: string) => read(`postgresql://a:p@${machines}/b`).tls;
  assert.deepEqual([tls("127.0.0.1:1,127.0.0.1:2"), tls("127.0.0.1,db")], ["disable", "verify-full"]);
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
    "postgresql://a@b,c:99999/d",
    "postgresql://a@b,c/d?host=/run/postgresql",
    "postgresql://a@b,c/d?target_session_attrs=any",
  ])
    assert.equal(readPostgresUrl(text), undefined, text);
});
