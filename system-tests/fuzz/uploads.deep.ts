/** Only here: every reader of a file or table that staff bring meets thousands of spoilt and hostile ones, and reads or refuses each for no more processor time than its length is worth. */
import { fuzzTest } from "./target.ts";
import { UPLOADS } from "./uploads.ts";

/** Each run has new ones; `FUZZ_CASES` for more, as a campaign has. */
const CASES = Number(process.env["FUZZ_CASES"] ?? 1_000);

for (const target of UPLOADS) fuzzTest(target, CASES);
