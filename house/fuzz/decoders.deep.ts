/** 20,000 cases for each decoder. */
import { DECODERS } from "./decoders.ts";
import { fuzzTest } from "./target.ts";

for (const target of DECODERS) fuzzTest(target, 20_000);
