/** Where a server's files are kept, as its variables say it: a folder, or a bucket of an object store. */
import { Seconds } from "@bluezone/protocol/time";
import { type Environment, readConfig, type Variable } from "../start/config.ts";
import { Secret } from "../start/secret.ts";
import { StartError } from "../start/start-error.ts";
import { choice, optional, text, url } from "../start/variable.ts";
import { inTime, systemTimer, type Timer } from "../time/timer.ts";
import type { Blobs } from "./blobs.ts";
import { bucketBlobs } from "./blobs-bucket.ts";
import { folderBlobs } from "./blobs-folder.ts";
import type { Bucket } from "./bucket.ts";
import { StoreError } from "./store-error.ts";

/** Where files are kept. */
export type FilesPlace =
  | { readonly at: "folder"; readonly folder: string }
  | ({ readonly at: "bucket" } & Bucket);

/** `s3://bucket/prefix`, read. */
type BucketName = Pick<Bucket, "bucket" | "prefix">;

/** Reads `s3://bucket` or `s3://bucket/a/b`; undefined when it has not that form. */
function readBucketName(found: string): BucketName | undefined {
  const [, bucket, path] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}){0,8})\/?$/.exec(
      found,
    ) ?? [];
  if (bucket === undefined) return undefined;
  return { bucket, prefix: path ? `${path.slice(1)}/` : "" };
}

const secretText = (name: string): Variable<Secret> => ({
  name,
  form: "the secret of an access key, 8 to 128 characters without blanks",
  example: "$(cat secret-key)",
  secret: true,
  parse: (found) =>
    /^[\x21-\x7e]{8,128}$/.test(found) ? new Secret(new TextEncoder().encode(found)) : undefined,
});

/** What the variables of any server are called behind its own word, as its README lists them. */
export const FILES_VARIABLES = [
  "FILES",
  "S3_ENDPOINT",
  "S3_REGION",
  "S3_STYLE",
  "S3_KEY",
  "S3_SECRET",
] as const;

/** The variables, of whichever server. */
const variablesOf = (server: string) => ({
  endpoint: optional(url(`${server}_S3_ENDPOINT`, { example: "https://s3.example.vn" })),
  region: text(`${server}_S3_REGION`, "a region's name", /[a-z0-9-]{1,40}/, "us-east-1", {
    default: "us-east-1",
  }),
  style: choice(`${server}_S3_STYLE`, ["path", "host"], { default: "path" }),
  keyId: optional(
    text(`${server}_S3_KEY`, "the name of an access key", /[\w.:-]{3,128}/, "AKIAIOSFODNN7EXAMPLE"),
  ),
  secret: optional(secretText(`${server}_S3_SECRET`)),
});

/**
 * Reads a place: `s3://bucket/prefix` with the server's variables `…_S3_…`, anything else without a scheme as a path to a folder. Throws
 * StartError for what is missing or wrong.
 */
export function filesPlace(env: Environment, server: string, place: string): FilesPlace {
  // Another scheme is a slip, and no folder: files would lie on the machine's own disk unnoticed.
  if (!/^(?:s3:|[a-z][a-z0-9+.-]*:\/\/)/i.test(place)) return { at: "folder", folder: place };
  const named = readBucketName(place);
  if (!named)
    throw new StartError(
      `${JSON.stringify(place)} must be a bucket with a prefix, for example s3://bluezone/keys.`,
    );
  const { endpoint, region, keyId, secret, style } = readConfig(env, variablesOf(server));
  if (keyId === undefined || secret === undefined)
    throw new StartError(
      `${server}_S3_KEY and ${server}_S3_SECRET must be set, because files are kept in ${place}.`,
    );
  return {
    at: "bucket",
    ...named,
    ...{ region, style, keyId, secret },
    endpoint: endpoint ?? `https://s3.${region}.amazonaws.com`,
  };
}

/** Where the server's files are: `…_FILES`, or the folder that it has without it. Throws StartError. */
export function readFilesPlace(env: Environment, server: string, folder: string): FilesPlace {
  const given = readConfig(env, {
    files: optional(
      text(`${server}_FILES`, "a path to a folder, or s3://bucket/prefix", /\S.*/, "s3://bluezone/files"),
    ),
  }).files;
  return filesPlace(env, server, given ?? folder);
}

/** A place in words: the folder, or `s3://bucket/prefix`. */
export const shownPlace = (place: FilesPlace): string =>
  place.at === "folder" ? place.folder : `s3://${place.bucket}/${place.prefix}`.replace(/\/$/, "");

/**
 * Opens the files, and asks the place something, which says whether we may read. Throws StartError when the folder cannot be
 * used, or the store refuses us. A store that does not answer is asked once and for ten seconds: a server is of use without its
 * files, and its jobs try again.
 * @param ask what is asked; by default a name that nobody has, so that the answer is quick.
 */
export async function openFiles(
  place: FilesPlace,
  ask: (blobs: Blobs) => Promise<unknown> = (blobs) => blobs.list("of-nobody/"),
  timer: Timer = systemTimer,
): Promise<Blobs> {
  const blobs = place.at === "folder" ? await folderBlobs(place.folder) : bucketBlobs(place);
  const asked = ask(blobs).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    if (!REFUSED.test(error.code)) return;
    throw new StartError(
      `The bucket ${shownPlace(place)} cannot be used (${error.code}); look at its name, the endpoint, the access key and its rights, and this machine's clock.`,
      { cause: error },
    );
  });
  // Who no longer waits hears nothing of it.
  asked.catch(() => {});
  await inTime(asked, ANSWERS_WITHIN, undefined, timer);
  return blobs;
}

/** How long a start waits for a store: a job waits for three tries of half a minute. */
const ANSWERS_WITHIN = Seconds(10);

/** The store answered, and it will answer the same the next time. */
const REFUSED = /^(?!http_failed|unreachable|slow_down|internal_error|service_unavailable|too_large)/;
