/** Amazon's published examples of Signature Version 4 for S3 ("Signature calculations for the Authorization header"). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../start/secret.ts";
import { type Bucket, type BucketCall, signed } from "./bucket.ts";

const BUCKET: Bucket = {
  endpoint: "https://s3.amazonaws.com",
  region: "us-east-1",
  style: "host",
  bucket: "examplebucket",
  prefix: "",
  keyId: "AKIAIOSFODNN7EXAMPLE",
  secret: new Secret(new TextEncoder().encode("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
};

const EXAMPLES: readonly (readonly [BucketCall, signature: string])[] = [
  [
    { method: "GET", name: "test.txt", headers: { range: "bytes=0-9" } },
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    {
      method: "PUT",
      name: "test$file.text",
      headers: { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" },
      body: new TextEncoder().encode("Welcome to Amazon S3."),
    },
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
  [
    { method: "GET", query: { lifecycle: "" } },
    "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
  ],
  [
    { method: "GET", query: { "max-keys": "2", prefix: "J" } },
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ],
];

test("calls are signed as Amazon's examples are", async () => {
  for (const [call, signature] of EXAMPLES) {
    const { headers } = await signed(BUCKET, call, "20130524T000000Z");
    assert.match(headers.get("authorization") ?? "", new RegExp(`, Signature=${signature}$`));
  }
});

test("a bucket stands before the host or in the path, below the endpoint's own path", async () => {
  const at = async (bucket: Bucket) =>
    (await signed({ ...bucket, prefix: "keys/" }, { method: "GET", name: "VN/index.txt" })).url;
  assert.equal(await at(BUCKET), "https://examplebucket.s3.amazonaws.com/keys/VN/index.txt");
  assert.equal(
    await at({ ...BUCKET, style: "path", endpoint: "http://127.0.0.1:7480/store" }),
    "http://127.0.0.1:7480/store/examplebucket/keys/VN/index.txt",
  );
});
