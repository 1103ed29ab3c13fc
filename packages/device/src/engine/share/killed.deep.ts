/** The app killed at every commit of a share. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes } from "@bluezone/protocol/time";
import { memoryStore } from "../../doubles/store.ts";
import { person } from "../../testing/person.ts";
import { CODE, mortal, worked } from "./testing/worked.ts";

test("a crash at any commit of a share loses nothing: opened again, the phone shares the same keys once", async () => {
  let reached = 0;
  for (let after = 1; after <= 14; after++)
    for (const written of [false, true]) {
      const inner = memoryStore();
      const a = await worked({ store: inner });
      await a.phone.enterCode(CODE);
      const keys = a.servers.calls.length;
      // The app that will die, on the same disk.
      const dying = await person("sharer", {
        store: mortal(inner, { after, written }),
        clock: a.clock,
        servers: a.servers,
      });
      const died = await Promise.race([
        (async () => {
          await dying.phone.share();
          await dying.phone.run();
          return false;
        })(),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 25)),
      ]);
      if (died) reached += 1;
      const b = await person("again", { store: inner, clock: a.clock, servers: a.servers });
      await b.pass(Minutes(5));
      if (b.phone.state().share.is === "ready") await b.phone.share();
      await b.pass(Minutes(20));
      const says = `${after} ${written}`;
      assert.equal(b.phone.state().share.is, "shared", says);
      assert.equal(a.servers.published.length, 1, says);
      assert.equal(a.servers.diagnosisKeys(0).length, 3, says);
      assert.ok(a.servers.calls.length > keys);
    }
  assert.ok(reached >= 6, `${reached}`);
});
