/** A call in this process, with what it said. */
import { run } from "../run.ts";

export async function runForTest(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<{ readonly exit: number; readonly out: readonly string[]; readonly remarks: readonly string[] }> {
  const out: string[] = [];
  const remarks: string[] = [];
  const exit = await run(argv, {
    env,
    ask: async () => input,
    say: (line) => void out.push(line),
    remark: (line) => void remarks.push(line),
    until: () => new AbortController().signal,
  });
  return { exit, out, remarks };
}
