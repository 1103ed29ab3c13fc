/**
 * Blobs in a bucket of an object store. No write is conditional, because stores differ in what they make of one: of those that
 * we test, one refuses in the right case, one refuses always, one does not look (record 0076).
 */
import { type BlobHeaders, type Blobs, blobName } from "./blobs.ts";
import { type Bucket, sha256Of } from "./bucket.ts";
import { type BucketPorts, bucketCalls } from "./bucket-calls.ts";
import { readListPage } from "./bucket-list.ts";
import { StoreError } from "./store-error.ts";

/** Kept with each file: what the bytes were when they were put. */
const DIGEST = "x-amz-meta-sha256";
/** Far more pages of a thousand names than any server has. */
const MOST_PAGES = 10_000;

/**
 * A store in a bucket, below its prefix. Nothing is asked of it before the first call. @param page most names that the store
 * gives at once; a thousand when absent, which is the most that stores give.
 */
export function bucketBlobs(bucket: Bucket, ports?: BucketPorts, page = 1_000): Blobs {
  const calls = bucketCalls(bucket, ports);
  return {
    async put(name, bytes, headers) {
      // What is signed is what is sent, whatever the giver does with its bytes meanwhile.
      const body = bytes.slice();
      await calls({
        method: "PUT",
        name: blobName(name),
        body,
        headers: { ...headersOf(headers), [DIGEST]: sha256Of(body) },
      });
    },
    async get(name) {
      const found = await calls({ method: "GET", name: blobName(name) }).catch(absent);
      const digest = found?.headers.get(DIGEST);
      if (found && digest && digest !== sha256Of(found.body))
        throw new StoreError("damaged", "A file of the object store is not what was put.");
      return found?.body;
    },
    async list(prefix) {
      const names: string[] = [];
      const asked = `${bucket.prefix}${prefix}`;
      let next: string | undefined;
      for (let pages = 0; pages === 0 || next !== undefined; pages += 1) {
        if (pages >= MOST_PAGES) throw new StoreError("too_large", "The object store's list has no end.");
        const { body } = await calls({
          method: "GET",
          query: {
            "list-type": "2",
            "max-keys": String(page),
            prefix: asked,
            ...(next === undefined ? {} : { "continuation-token": next }),
          },
        });
        const found = pageOf(body);
        const keys = found.keys.filter((key) => key.startsWith(asked));
        names.push(...keys.map((key) => key.slice(bucket.prefix.length)).filter(isName));
        next = found.next;
      }
      return names.sort();
    },
    async remove(name) {
      await calls({ method: "DELETE", name: blobName(name) }).catch(absent);
    },
  };
}

function headersOf(headers: string | BlobHeaders): Record<string, string> {
  if (typeof headers === "string") return { "content-type": headers };
  const { contentType, cacheControl, expires } = headers;
  return {
    "content-type": contentType,
    ...(cacheControl === undefined ? {} : { "cache-control": cacheControl }),
    ...(expires === undefined ? {} : { expires: new Date(expires).toUTCString() }),
  };
}

function absent(error: unknown): undefined {
  if (!(error instanceof StoreError) || error.code !== "no_such_key") throw error;
}

function pageOf(body: Uint8Array): ReturnType<typeof readListPage> {
  try {
    return readListPage(Buffer.from(body).toString());
  } catch (error) {
    throw new StoreError("not_a_list", "The object store answered with something that is no list.", {
      cause: error,
    });
  }
}

/** Whether it is a name of ours: others may have put something below the prefix. */
function isName(text: string): boolean {
  try {
    blobName(text);
    return true;
  } catch {
    return false;
  }
}
