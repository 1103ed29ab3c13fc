import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { StartError } from "../start/start-error.ts";
import { readFilesPlace, shownPlace } from "./files-place.ts";

const KEYS = { KEYS_S3_KEY: "bluezone", KEYS_S3_SECRET: "a secret-word".replace(" ", "-") };
const read = (env: Record<string, string>) => readFilesPlace({ ...KEYS, ...env }, "KEYS", "/data/exports");

test("without a variable files lie in the server's own folder, with a path in that one", () => {
  assert.deepEqual(readFilesPlace({}, "KEYS", "/data/exports"), { at: "folder", folder: "/data/exports" });
  assert.deepEqual(read({ KEYS_FILES: "/mnt/files" }), { at: "folder", folder: "/mnt/files" });
});

test("a bucket has a prefix or none, and Amazon's endpoint of the region unless another is named", () => {
  const { secret, ...plain } = read({
    KEYS_FILES: "s3://bluezone",
    KEYS_S3_REGION: "ap-southeast-1",
  }) as never as Record<string, unknown>;
  assert.deepEqual(plain, {
    ...{ at: "bucket", bucket: "bluezone", prefix: "", keyId: "bluezone", style: "path" },
    ...{ region: "ap-southeast-1", endpoint: "https://s3.ap-southeast-1.amazonaws.com" },
  });
  assert.equal(inspect(secret), "[secret]");
  const other = read({
    KEYS_FILES: "s3://b-2.x/a/b/",
    KEYS_S3_ENDPOINT: "http://127.0.0.1:7480/",
    KEYS_S3_STYLE: "host",
  });
  assert.equal(shownPlace(other), "s3://b-2.x/a/b");
  assert.ok(other.at === "bucket" && other.prefix === "a/b/" && other.endpoint === "http://127.0.0.1:7480");
});

test("what is wrong or missing is one sentence that shows no secret", () => {
  for (const [env, sentence] of [
    [{ KEYS_FILES: "s3://B" }, /must be a bucket/],
    [{ KEYS_FILES: "s3://bucket/../x" }, /must be a bucket/],
    [{ KEYS_FILES: "s3:bucket" }, /must be a bucket/],
    [{ KEYS_FILES: "S3://bucket" }, /must be a bucket/],
    [{ KEYS_FILES: "https://s3.example.vn/bucket" }, /must be a bucket/],
    [{ KEYS_FILES: "s3://bucket", KEYS_S3_SECRET: "" }, /KEYS_S3_KEY and KEYS_S3_SECRET must be set/],
    [
      { KEYS_FILES: "s3://bucket", KEYS_S3_SECRET: "with spaces in it" },
      /KEYS_S3_SECRET must be .*another form/,
    ],
    [{ KEYS_FILES: "s3://bucket", KEYS_S3_ENDPOINT: "http://store.example.vn" }, /KEYS_S3_ENDPOINT must be/],
  ] as const)
    assert.throws(
      () => read(env),
      (error: Error) =>
        error instanceof StartError && sentence.test(error.message) && !error.message.includes("spaces"),
    );
});
