/** What failed in a run and is little runs once more by itself: docs/decisions/0100. */

/** More failures than so many are no accident of a busy machine: nothing runs again. */
const AT_MOST = 3;

/** What came of some tests. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Runs each of `failed` again, one after another; gives those that passed this time, with what came of them. */
export async function again<Failed>(
  failed: readonly Failed[],
  run: (one: Failed) => Promise<Counts>,
): Promise<readonly { readonly one: Failed; readonly counts: Counts }[]> {
  if (failed.length > AT_MOST) return [];
  const passed = [];
  for (const one of failed) {
    const counts = await run(one);
    if (counts.failed === 0 && counts.passed > 0) passed.push({ one, counts });
  }
  return passed;
}
