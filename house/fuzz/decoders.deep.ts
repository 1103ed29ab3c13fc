/** Only here: every decoder of what comes from outside meets thousands of spoilt inputs, and reads or refuses each, in bounded time and memory. */
import { DECODERS } from "./decoders.ts";
import { fuzzTest } from "./target.ts";

for (const target of DECODERS) fuzzTest(target, 20_000);
