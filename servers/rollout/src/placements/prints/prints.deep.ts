/** What a print run makes, read by a machine as a phone would read it. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { listPlacements, readPlacement } from "@bluezone/contract/rollout/placements";
import { readPrint, startPrint } from "@bluezone/contract/rollout/prints";
import { codesIn, codesOn } from "@bluezone/paper/testing/measure";
import { needs } from "@bluezone/paper/testing/tool";
import { Seconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { open } from "../testing/visitor.ts";

const desk = shared(() => testRollout());

const tools = needs("pdftoppm", "zbarimg");
async function jobs(): Promise<void> {
  desk.clock.advance(Seconds(6));
  await desk.rollout.runJobs(desk.clock.now());
}

test(
  "the code on a printed sheet, read by a machine, leads to the page that says where it hangs, and that then counts one scan",
  tools,
  async () => {
    const officer = await desk.as("rollout-officer", "89-transport-department");
    const id = randomUUID();
    const places = [1, 2, 3].map((i) => ({
      unit: desk.unit(`889-vehicle-${i}`),
      copies: 1,
      route: "Long Xuyên – Châu Đốc",
    }));
    await officer.post(startPrint, { id, kind: "vehicle-sheet", places });
    await jobs();
    assert.equal((await officer.post(readPrint, { id })).run.state, "ready");
    const pdf = new Uint8Array(await (await officer.get(`/api/rollout/prints/file/${id}/1`)).arrayBuffer());
    const addresses = [1, 2, 3].map((page) => codesOn(pdf, page));
    assert.equal(new Set(addresses).size, 3);
    const code = /^http:\/\/127\.0\.0\.1:8083\/i\/(\w{8})$/.exec(addresses[0] ?? "")?.[1] ?? "";
    const { placement } = await officer.post(readPlacement, { code });
    const seen = await open(`${desk.url}/i/${code}`);
    assert.ok(seen.html.includes(placement.name) && seen.html.includes("Long Xuyên – Châu Đốc"));
    await jobs();
    assert.equal((await officer.post(readPlacement, { code })).placement.scans7, 1);
  },
);

test("the picture for an electronic board has its dots, and its code leads to its page", tools, async () => {
  const officer = await desk.as("rollout-officer", "89-culture-department");
  const place = { unit: desk.unit("883-advertiser"), name: "Bảng minh họa cầu Hoàng Diệu" };
  await officer.post(startPrint, { id: randomUUID(), kind: "e-board-16-9", places: [place] });
  await jobs();
  const { placements } = await officer.post(listPlacements, { kind: "e-board-16-9" });
  const code = placements[0]?.code ?? "";
  const answer = await officer.get(`/api/rollout/prints/board/${code}`);
  assert.equal(answer.headers.get("content-type"), "image/png");
  const png = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1920, 1080]);
  assert.equal(codesIn(png), `http://127.0.0.1:8083/i/${code}`);
});
