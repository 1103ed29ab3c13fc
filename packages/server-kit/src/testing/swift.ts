/**
 * OpenStack Swift for tests, from Debian's programs: one copy of everything in a folder, and the proxy with Swift's own
 * reading of S3. No conditional write is taken here.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bucket } from "../files/bucket.ts";
import { Secret } from "../start/secret.ts";
import { daemons } from "./daemons.ts";
import { freePort } from "./free-port.ts";
import type { TestStore } from "./test-store.ts";

const KINDS = ["account", "container", "object"] as const;

/** Why tests that need Swift are skipped. Who is root can install it, so there its absence is a failure. */
export const noSwift: string | false =
  process.getuid?.() !== 0 &&
  ![...KINDS, "proxy"].every((kind) => existsSync(`/usr/bin/swift-${kind}-server`)) &&
  "no Swift is installed (Debian: swift-proxy swift-account swift-container swift-object)";

/** Makes and starts it. Look at `noSwift` first. */
export async function startSwift(): Promise<TestStore> {
  const { folder, run, start, answers, stop } = daemons("swift");
  const at = (name: string) => join(folder, name);
  mkdirSync(at("devices/one"), { recursive: true });
  writeFileSync(at("swift.conf"), SWIFT);
  const proxy = await freePort();
  try {
    for (const kind of KINDS) {
      const port = await freePort();
      const app = `[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`;
      writeFileSync(at(`${kind}.conf`), defaults(folder, port) + app);
      const ring = (...args: string[]) => run("swift-ring-builder", at(`${kind}.builder`), ...args);
      ring("create", "1", "1", "1");
      ring("add", `r1z1-127.0.0.1:${port}/one`, "1");
      ring("rebalance");
      start(kind, `swift-${kind}-server`, at(`${kind}.conf`));
    }
    writeFileSync(at("proxy.conf"), defaults(folder, proxy) + PROXY);
    start("proxy", "swift-proxy-server", at("proxy.conf"));
    await answers(`http://127.0.0.1:${proxy}/`, 60);
  } catch (error) {
    await stop();
    throw error;
  }
  const bucket: Bucket = {
    endpoint: `http://127.0.0.1:${proxy}`,
    ...{ region: "us-east-1", style: "path", bucket: "bluezone", prefix: "", keyId: "test:bluezone" },
    secret: new Secret(new TextEncoder().encode("secret-of-a-test")),
  };
  return { bucket, stop };
}

const SWIFT = `[swift-hash]
swift_hash_path_suffix = test
swift_hash_path_prefix = test
[storage-policy:0]
name = one
default = yes
`;

const defaults = (folder: string, port: number): string => `[DEFAULT]
swift_dir = ${folder}
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
devices = ${folder}/devices
mount_check = false
disable_fallocate = true
user = ${process.getuid?.() === 0 ? "root" : (process.env["USER"] ?? "nobody")}
log_level = WARNING
log_address = ${folder}/none
recon_cache_path = ${folder}
`;

const PROXY = `[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_bluezone = secret-of-a-test .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;
