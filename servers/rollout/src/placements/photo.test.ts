/** Photos of actions over real HTTP. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  addPlacementPhoto,
  checkPlacements,
  importPlacements,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { shared } from "@bluezone/server-kit/testing/shared";
import { pngPicture, TELLTALES, tellingPhoto } from "../files/testing/pictures.ts";
import { testRollout } from "../testing/rollout.ts";

const desk = shared(async () => {
  const desk = await testRollout();
  const officer = await desk.as("rollout-officer", "89-transport-department");
  const { codes } = await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    csv: "unit\n889-vehicle-1",
  });
  const [code = ""] = codes;
  const action: string = randomUUID();
  const driver = await desk.as("unit-officer", "889-transport-operator");
  await driver.post(checkPlacements, {
    actions: [{ id: action, code, action: "in-place", at: desk.clock.now() }],
  });
  return { ...desk, code, action };
});

test("a photo from the field loses what the camera wrote into it, is kept once, and is seen beside its action", async (context) => {
  await desk.alone(context);
  const driver = await desk.as("unit-officer", "889-transport-operator");
  for (let i = 0; i < 2; i += 1)
    await driver.upload(addPlacementPhoto, { action: desk.action }, tellingPhoto(), "image/jpeg");
  const read = await driver.post(readPlacement, { code: desk.code });
  assert.deepEqual(
    read.actions.map(({ id, photo }) => [id, photo]),
    [[desk.action, true]],
  );
  const answer = await driver.get(`/api/rollout/placements/photo/${desk.action}`);
  assert.equal(answer.headers.get("content-type"), "image/jpeg");
  assert.match(answer.headers.get("content-disposition") ?? "", /^attachment/);
  const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  for (const telltale of TELLTALES) assert.ok(!text.includes(telltale), telltale);
  assert.equal((await desk.blobs.list("photo/")).length, 1);
});

test("another photo in its place, one that is none, one of 20 MB, or one for an action out of reach is refused with a code", async () => {
  const driver = await desk.as("unit-officer", "889-transport-operator");
  const other = await desk.as("unit-officer", "890-transport-operator");
  await driver.upload(addPlacementPhoto, { action: desk.action }, tellingPhoto(), "image/jpeg");
  const code = async (of: typeof driver, id: string, bytes: Uint8Array, type: string): Promise<string> =>
    of.upload(addPlacementPhoto, { action: id }, bytes, type).then(
      () => "kept",
      (error: { code: string }) => error.code,
    );
  assert.equal(await code(driver, desk.action, pngPicture(), "image/png"), "conflict");
  assert.equal(
    await code(driver, desk.action, Buffer.from("<script>alert(1)</script>"), "image/jpeg"),
    "file_kind",
  );
  assert.equal(await code(driver, desk.action, new Uint8Array(20_000_000), "image/jpeg"), "file_too_large");
  assert.equal(await code(driver, randomUUID(), pngPicture(), "image/png"), "not_found");
  assert.equal(await code(other, desk.action, pngPicture(), "image/png"), "not_found");
  assert.equal((await other.get(`/api/rollout/placements/photo/${desk.action}`)).status, 404);
});
