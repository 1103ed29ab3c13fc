/** Only here: every decoder of what comes from outside meets thousands of spoilt inputs, and reads or refuses each, in bounded time and memory. */
import { DECODERS } from "./decoders.ts";
import { fuzzTest } from "./target.ts";

/** Each run has new ones; `FUZZ_CASES` for more, as a campaign has. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 10_000);

for (const target of DECODERS) fuzzTest(target, CASES);
