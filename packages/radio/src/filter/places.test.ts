import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { advertising, eventAt, eventsBetween } from "../air/advertising.ts";
import { Air } from "../air/air.ts";
import { branch } from "../air/chance.ts";
import { Metres } from "../air/distance.ts";
import { Dbm } from "../air/level.ts";
import { airKey, levelOf, type Placement, phoneKey } from "../air/path.ts";
import { MEAN_PHONE } from "../air/phone-offsets.ts";
import { Places } from "./places.ts";

const SEED = 7;
const at = (x: number, change: Partial<Placement> = {}): Placement => ({
  position: { x: Metres(x), y: Metres(0) },
  carriage: "hand",
  offsets: MEAN_PHONE,
  place: "open-air",
  ...change,
});
function two(metres: number): Places {
  const places = new Places(SEED);
  places.put("a", at(0));
  places.put("b", at(metres));
  places.turn("a", true);
  places.turn("b", true);
  return places;
}
const address = (n: number): Uint8Array => new Uint8Array(6).fill(n);

test("the way is that of the simulated air: with the same seed and names every reading has the same level", () => {
  const [from, to] = ["2020-12-27T07:00:00Z", "2020-12-27T07:00:04Z"].map(parseInstant) as [never, never];
  for (const place of ["open-air", "vehicle"] as const) {
    const [air, places] = [new Air(SEED), new Places(SEED)];
    const emission = { advert: new Uint8Array(31), scanResponse: new Uint8Array(24), address: address(1) };
    for (const [id, x, carriage] of [
      ["a", 0, "bag"],
      ["b", 3, "pocket"],
    ] as const) {
      const placement = at(x, { place, carriage, offsets: { transmit: -3.3 * x, receive: 2.2 } });
      air.add({ id, ...placement, emission });
      places.put(id, placement);
      places.turn(id, true);
    }
    const beat = advertising(branch(phoneKey(airKey(SEED), "b"), 0));
    const path = places.path("a", "b", (from + to) / 2)!;
    const readings = air.scan("a", from, plus(from, Seconds(4)));
    assert.ok(readings.length > 2, `${readings.length} readings`);
    const { first, last } = eventsBetween(beat, from, to);
    const levels = new Map<number, number>();
    for (let n = first; n <= last; n++) levels.set(Math.floor(eventAt(beat, n)), Dbm(levelOf(path, n)));
    for (const { at: when, rssi } of readings) assert.equal(rssi, levels.get(when));
  }
});

test("beyond sixty metres and from a radio that is off nothing comes; where one has no place, nothing is said", () => {
  assert.ok(two(59).path("a", "b", 0));
  assert.equal(two(61).path("a", "b", 0), null);
  const places = two(1);
  places.turn("b", false);
  assert.equal(places.path("a", "b", 0), null);
  assert.equal(places.path("a", "nobody", 0), undefined);
  assert.equal(places.path("a", undefined, 0), undefined);
});

test("an address belongs to who set it last, and eight of a radio are remembered", () => {
  const places = two(1);
  for (let n = 1; n <= 9; n++) places.learn("a", address(n));
  assert.equal(places.whose(address(1)), undefined);
  assert.equal(places.whose(address(2)), "a");
  places.learn("b", address(9));
  assert.equal(places.whose(address(9)), "b");
  for (let n = 11; n <= 19; n++) places.learn("a", address(n));
  assert.equal(places.whose(address(9)), "b", "what another has taken over is not forgotten with the first");
});

test("others that advertise within range hit adverts as the air's collisions say; silent and far ones do not", () => {
  const places = two(1);
  places.advertises("b", 100);
  assert.equal(places.clear("a", "b"), 1);
  for (const [id, x] of [["c", 5] as const, ["d", 500] as const]) {
    places.put(id, at(x));
    places.turn(id, true);
    places.advertises(id, 100);
  }
  assert.ok(Math.abs(places.clear("a", "b") - Math.exp((-2 * 0.376) / 100)) < 1e-12);
  places.advertises("c", undefined);
  assert.equal(places.clear("a", "b"), 1);
});
