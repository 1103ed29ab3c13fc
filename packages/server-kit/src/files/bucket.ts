/** A bucket of an object store that speaks S3 (Amazon's, Ceph's, Swift's and others), and one call of it, signed. */
import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import type { Secret } from "../start/secret.ts";

/** Where a bucket is, and who asks. */
export type Bucket = {
  /** Address of the store, without a closing slash. */
  readonly endpoint: string;
  readonly region: string;
  /** Whether the bucket stands in the path (`https://store/bucket/…`) or before the host. */
  readonly style: "path" | "host";
  readonly bucket: string;
  /** What every name begins with: "", or parts that each end with `/`. */
  readonly prefix: string;
  readonly keyId: string;
  readonly secret: Secret;
};

/** One call. */
export type BucketCall = {
  readonly method: "GET" | "PUT" | "DELETE";
  /** A file below the prefix; the bucket itself when absent. */
  readonly name?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};

/** The SHA-256 of bytes, in hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Address and headers of a call, signed with AWS Signature Version 4: over every header that we set and over the bytes, so
 * that a store refuses what was cut off or changed on its way. The signature is good for some 15 minutes of the store's clock.
 * @param datetime when it is signed (`20130524T000000Z`); now when absent.
 */
export async function signed(
  { endpoint, region, style, bucket, prefix, keyId, secret }: Bucket,
  { method, name, query = {}, headers = {}, body = new Uint8Array(0) }: BucketCall,
  datetime?: string,
): Promise<{ readonly url: string; readonly headers: Headers }> {
  const place = new URL(endpoint);
  if (style === "host") place.hostname = `${bucket}.${place.hostname}`;
  const path = [
    ...(style === "path" ? [bucket] : []),
    ...(name === undefined ? [] : [`${prefix}${name}`]),
  ].join("/");
  place.pathname = `${place.pathname.replace(/\/$/, "")}/${path}`;
  for (const [key, value] of Object.entries(query)) place.searchParams.set(key, value);
  const request = await new AwsV4Signer({
    method,
    url: place.href,
    headers: { ...headers, "x-amz-content-sha256": sha256Of(body) },
    accessKeyId: keyId,
    secretAccessKey: new TextDecoder().decode(secret.reveal()),
    service: "s3",
    region,
    allHeaders: true,
    ...(datetime === undefined ? {} : { datetime }),
  }).sign();
  return { url: request.url.href, headers: request.headers };
}
