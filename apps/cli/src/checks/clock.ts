/** Is this machine's clock right, held against the Date of a key server? */
import { get } from "./answer.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** @param url a key server, or nothing: then the clock is not checked. */
export async function checkClock(url: string | undefined, now: () => number = Date.now): Promise<Finding> {
  if (url === undefined)
    return warn("clock", "not checked; give --keys URL of a key server on another machine.");
  const before = now();
  const answer = await get(`${url}/healthz`);
  const after = now();
  if (answer?.date === undefined)
    return warn("clock", `not checked: no answer from ${url}; is the key server running there?`);
  return judge(before, after, answer.date, url);
}

/** What a Date says that came between `before` and `after`; it is given in whole seconds, rounded down. Milliseconds. */
export function judge(before: number, after: number, date: number, url: string): Finding {
  // It could be any time of its second, asked for at any time between the two.
  const ahead = before - (date + 1_000);
  const behind = date - after;
  const off = Math.round(Math.max(ahead, behind, 0) / 1_000);
  if (off === 0) return ok("clock", `agrees with ${url}.`);
  const says = `at least ${off} s ${ahead > behind ? "ahead of" : "behind"} ${url}`;
  const todo = "switch on network time (NTP) on whichever is wrong";
  return off > 60 ? fail("clock", `${says}; ${todo}.`) : warn("clock", `${says}; ${todo}.`);
}
