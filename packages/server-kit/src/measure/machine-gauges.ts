/** What a server's machine is like: room for its data, the age of its key files, the end of the TLS certificate in front of it. */
import { X509Certificate } from "node:crypto";
import { readdir, readFile, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { between, Instant, inSeconds } from "@bluezone/protocol/time";
import { type Family, gauge } from "./exposition.ts";

/** Room where data lies. */
export const diskGauges = (folder: string) => async (): Promise<readonly Family[]> => {
  const { bavail, bsize, blocks } = await statfs(folder);
  return [
    gauge("bluezone_disk_free_bytes", "Room left for this server's data.", bavail * bsize),
    gauge("bluezone_disk_size_bytes", "Size of the disk with this server's data.", blocks * bsize),
  ];
};

/** How long ago each key file was made or put there. */
export const keyFileGauges =
  (folder: string) =>
  async (now: Instant): Promise<readonly Family[]> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".pem"));
    const samples = names.map(async (name) => ({
      labels: { key: name.slice(0, -".pem".length) },
      value: inSeconds(between(Instant((await stat(join(folder, name))).mtimeMs), now)),
    }));
    return [
      gauge("bluezone_key_file_age_seconds", "Age of each signing key's file.", await Promise.all(samples)),
    ];
  };

/** How long the TLS certificate in a file still holds. */
export const tlsGauges =
  (file: string) =>
  async (now: Instant): Promise<readonly Family[]> => [
    gauge(
      "bluezone_tls_left_seconds",
      "How long the TLS certificate in front of this server still holds.",
      inSeconds(between(now, await tlsEnd(file))),
    ),
  ];

/** When the first certificate of a PEM file ends. Rejects when there is none. */
export async function tlsEnd(file: string): Promise<Instant> {
  return Instant(Date.parse(new X509Certificate(await readFile(file)).validTo));
}
