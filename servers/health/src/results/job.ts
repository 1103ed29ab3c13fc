/** Files are worked off, and what is left of files that went is removed. */
import { Hours, Minutes, Seconds } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import { blobOf, FILES } from "./lab-file.ts";
import { sendNotices } from "./negative-notice.ts";
import { fileIds } from "./store.ts";
import { type OpenFiles, workOff } from "./work-off.ts";

/** The jobs, in the order in which they run. */
export const resultsJobs = (context: Context): readonly Job[] => {
  const opened: OpenFiles = new Map();
  const unnamed = new Set<string>();
  return [
    { name: Name("work-off-results"), every: Seconds(5), run: (now) => workOff(context, now, opened) },
    { name: Name("send-negative-results"), every: Minutes(1), run: (now) => sendNotices(context, now) },
    { name: Name("sweep-results"), every: Hours(1), run: () => sweep(context, unnamed) },
  ];
};

/**
 * Removes blobs whose file is not there any more: without its key nobody can read them, but they take room. One goes that was
 * without a file at the run before too (`unnamed`): a file's blob stands before its row does.
 */
async function sweep({ blobs, database }: Context, unnamed: Set<string>): Promise<void> {
  const names = await blobs.list(FILES);
  const kept = new Set(names.length === 0 ? [] : (await fileIds(database.db)).map(blobOf));
  const found = names.filter((name) => !kept.has(name));
  const gone = found.filter((name) => unnamed.has(name));
  for (const name of gone) await blobs.remove(name);
  unnamed.clear();
  for (const name of found) unnamed.add(name);
}
