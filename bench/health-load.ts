/** A hundred officers, as a process of its own: each lists, searches, opens a case and classes a contact, again and again. */
import { listCases, readCase } from "@bluezone/contract/health/cases";
import { classifyContacts, listContacts } from "@bluezone/contract/health/contacts";

/** What this process is told to do. */
export type Working = {
  readonly url: string;
  /** One browser each: its cookie, and what its officer searches for. */
  readonly officers: readonly { readonly cookie: string; readonly words: string }[];
  readonly rounds: number;
  /** Milliseconds between an answer and the next call. */
  readonly pause: number;
};

/** The steps of a round. */
export const STEPS = ["list", "search", "open", "classify"] as const;
type Step = (typeof STEPS)[number];

/** What came of it: milliseconds of each step, calls that were not answered with 200, and seconds in all. */
export type LoadResult = {
  readonly took: Readonly<Record<Step, readonly number[]>>;
  readonly faults: readonly string[];
  readonly seconds: number;
};

type Answer = {
  readonly cases?: readonly { readonly id: string }[];
  readonly contacts?: readonly { readonly id: string; readonly version: number }[];
};

async function work({ url, officers, rounds, pause }: Working): Promise<LoadResult> {
  const took: Record<Step, number[]> = { list: [], search: [], open: [], classify: [] };
  const faults: string[] = [];
  async function ask(step: Step, path: string, cookie: string, body: unknown): Promise<Answer> {
    const started = performance.now();
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    took[step].push(performance.now() - started);
    if (answer.status !== 200) faults.push(`${step} ${answer.status}: ${text.slice(0, 200)}`);
    if (pause > 0) await new Promise((later) => setTimeout(later, pause * (0.5 + Math.random())));
    return answer.status === 200 ? (JSON.parse(text) as Answer) : {};
  }
  const started = performance.now();
  await Promise.all(
    officers.map(async ({ cookie, words }) => {
      for (let round = 0; round < rounds; round += 1) {
        const waiting = await ask("list", listContacts.path, cookie, { class: "waiting", limit: 100 });
        const found = await ask("search", listCases.path, cookie, { words, state: "all", limit: 100 });
        const one = found.cases?.[round % Math.max(1, found.cases.length)];
        if (one) await ask("open", readCase.path, cookie, { id: one.id });
        else faults.push("nobody was found");
        const [next] = waiting.contacts ?? [];
        if (next)
          await ask("classify", classifyContacts.path, cookie, {
            contacts: [
              { id: next.id, version: next.version, class: "F2", reason: "Số liệu minh họa của phép đo." },
            ],
          });
        else faults.push("nobody waits");
      }
    }),
  );
  return { took, faults, seconds: (performance.now() - started) / 1_000 };
}

process.on("message", async (order: Working) => void process.send!(await work(order)));
process.on("disconnect", () => process.exit());
