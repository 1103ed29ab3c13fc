/**
 * Hostile bytes: 20,000 cases each of a controller's stream, of a stranger's data and of a peer's answers. Nothing throws, nothing
 * hangs, memory stays bounded, and afterwards the radio works. `FUZZ_SEED` plays the same cases again, `FUZZ_CASES` more of them;
 * a million each is `npm run bench -- radio-fuzz`.
 */
import { test } from "node:test";
import { survive } from "./testing/hostile/attack.ts";
import { hostileController } from "./testing/hostile/controller.ts";
import { hostilePeer } from "./testing/hostile/peer.ts";
import { hostileStranger } from "./testing/hostile/stranger.ts";

const CASES = Number(process.env["FUZZ_CASES"] ?? 20_000);
const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 30));

for (const attack of [hostileController, hostileStranger, hostilePeer])
  test(`a ${attack.name} that sends anything at all`, async () => {
    const { cases, seconds, kept, told } = await survive(attack, CASES, seed).catch((broken: unknown) => {
      console.log(`hostile ${attack.name}: broken by FUZZ_SEED=${seed}`);
      throw broken;
    });
    console.log(
      `hostile ${attack.name}: ${cases.toLocaleString("en")} cases, seed ${seed}; ${seconds.toFixed(1)} s, ${kept.toFixed(1)} MB kept at the most; ${[...told].map(([kind, times]) => `${times} ${kind}`).join(", ")}`,
    );
  });
