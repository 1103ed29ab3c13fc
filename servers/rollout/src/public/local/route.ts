/** What phones read: the signed document, its files, the sound of bulletins. */
import { local, localSound, localVenues } from "@bluezone/contract/rollout/local";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { publicSound } from "../../bulletins/store.ts";
import type { Context } from "../../context.ts";
import { localFile, newestIssue } from "./store.ts";

/** Adds the documents. */
export function addLocal(http: Http<Viewer>, { blobs, database }: Context): void {
  http.document(local, async () => {
    const issue = await newestIssue(database.db);
    return issue && { body: JSON.stringify({ local: issue.document }) };
  });
  http.document(localVenues, async ({ sum = "" }) => {
    const body = await localFile(database.db, sum);
    return body === undefined ? undefined : { body };
  });
  for (const ending of ["mp3", "wav"] as const)
    http.document(localSound(ending), async ({ sum = "" }) => {
      const blob = /^[0-9a-f]{64}$/.test(sum) ? await publicSound(database.db, sum) : undefined;
      const body = blob?.endsWith(`.${ending}`) ? await blobs.get(blob) : undefined;
      return body && { body };
    });
}
