/** How long a session lasts, its cookies, and which calls are a page's of our own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Instant, Milliseconds, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { Secret } from "@bluezone/server-kit/start/secret";
import fc from "fast-check";
import { endOf, isAlive } from "./alive.ts";
import { createCookies } from "./cookies.ts";
import { demandSameOrigin } from "./same-origin.ts";

test("a session is alive before it ends, never after, and no use makes it last longer than the longest", () => {
  const ms = (most: number) => fc.integer({ min: 0, max: most });
  fc.assert(
    fc.property(ms(1e12), ms(1e8), ms(1e8), ms(1e8), ms(3e8), (start, used, idle, longest, later) => {
      const opened = Instant(start);
      const session = { opened, seen: Instant(start + used) };
      const limits = { idle: Milliseconds(idle), longest: Milliseconds(longest) };
      const now = Instant(start + later);
      const idleFor = now - session.seen;
      assert.equal(isAlive(session, limits, now), idleFor < idle && now - opened < longest);
      assert.ok(endOf(session, limits) <= plus(opened, limits.longest));
    }),
  );
});

test("a clock that was set back ends no session", () => {
  const opened = parseInstant("2020-12-27T14:30:00+07:00");
  const limits = { idle: Minutes(30), longest: Hours(12) };
  assert.ok(isAlive({ opened, seen: opened }, limits, plus(opened, Hours(-100))));
});

const cookies = (origin: string, of = "desk") =>
  createCookies({ of, origin, secrets: [new Secret(new Uint8Array(32))], longest: Hours(12) });

test("over TLS a cookie is bound to this host and never sent without TLS", () => {
  assert.match(
    cookies("https://desk.example").setSession("abc"),
    /^__Host-desk-session=abc\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/,
  );
  assert.doesNotMatch(cookies("http://127.0.0.1:8083").setSession("abc"), /Secure|__Host/);
});

test("a cookie is read among others, and only by the server that made it and for the use it was made for", () => {
  const [desk, other] = [cookies("http://x"), cookies("http://x", "other")];
  const pair = (set: string) => set.split(";")[0]!;
  const header = `a=b; ${pair(desk.setSession("abc"))}; ${pair(desk.setKnown("mark", "le.an"))}`;
  assert.equal(desk.session(header), "abc");
  assert.equal(other.session(header), undefined);
  assert.equal(desk.known(header, "le.an"), "mark");
  assert.equal(desk.known(header, "le.binh"), undefined);
  assert.equal(
    desk.session(header.replace("desk-known", "desk-session").replace("desk-session=abc", "x")),
    undefined,
  );
  assert.equal(desk.session(undefined), undefined);
  assert.match(desk.endSession(), /^desk-session=; .*Max-Age=0/);
});

test("a call is ours when the browser says so, or when no browser makes it", () => {
  const from = (headers: Record<string, string>) => {
    try {
      demandSameOrigin("https://desk.example", (name) => headers[name]);
      return true;
    } catch {
      return false;
    }
  };
  assert.ok(from({}));
  assert.ok(from({ "sec-fetch-site": "same-origin" }));
  assert.ok(from({ origin: "https://desk.example" }));
  for (const site of ["cross-site", "same-site", "none", ""])
    assert.equal(from({ "sec-fetch-site": site, origin: "https://desk.example" }), false);
  for (const origin of [
    "null",
    "http://desk.example",
    "https://desk.example.evil",
    "https://desk.example:444",
  ])
    assert.equal(from({ origin }), false);
});
