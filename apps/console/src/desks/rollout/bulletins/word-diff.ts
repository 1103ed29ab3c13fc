/** What differs between two texts, word by word. */

/** A run of words that both have, only the earlier has, or only the later has. */
export type Run = { readonly kind: "same" | "gone" | "come"; readonly text: string };

/** The longest common row of words is what both have (Myers' problem, by plain tables: texts here have some hundred words). */
export function wordDiff(before: string, after: string): readonly Run[] {
  const [a, b] = [before, after].map((text) => text.split(/(?<=\s)/u).filter((word) => word !== ""));
  if (!a || !b) return [];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const runs: Run[] = [];
  const add = (kind: Run["kind"], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add("same", a[i]!);
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      add("gone", a[i]!);
      i += 1;
    } else {
      add("come", b[j]!);
      j += 1;
    }
  }
  return runs;
}
