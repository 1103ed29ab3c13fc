/** Somebody with a phone's browser who meets our sheets: scans, reads, taps. Nobody that the server could tell from another. */

const PHONE =
  "Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36";

/** A page as this person's phone has it. */
export type PageSeen = { readonly status: number; readonly text: string };

/** A passer-by whose browser keeps pages as long as the server lets it. */
export type PasserBy = {
  /** Scans the code of a placement: from the phone's own copy while that holds, else from the server. */
  scan(code: string): Promise<PageSeen>;
  /** Presses the one button that the page of a placement sends: "I am somewhere else". */
  tell(code: string): Promise<PageSeen>;
};

/** Somebody new, at a server and by a clock in milliseconds. */
export function passerBy(url: string, now: () => number): PasserBy {
  const kept = new Map<string, { readonly until: number; readonly page: PageSeen }>();
  return {
    async scan(code) {
      const copy = kept.get(code);
      if (copy && now() < copy.until) return copy.page;
      const answer = await fetch(`${url}/i/${code}`, { headers: { "user-agent": PHONE } });
      const page = { status: answer.status, text: await answer.text() };
      const age = Number(/max-age=(\d+)/.exec(answer.headers.get("cache-control") ?? "")?.[1] ?? 0);
      kept.set(code, { until: now() + age * 1_000, page });
      return page;
    },
    async tell(code) {
      const answer = await fetch(`${url}/i/${code}/elsewhere`, {
        method: "POST",
        headers: { "user-agent": PHONE, "content-type": "application/x-www-form-urlencoded" },
        body: "",
      });
      return { status: answer.status, text: await answer.text() };
    },
  };
}
