/**
 * Ceph for tests, from Debian's programs: one monitor, one object store on a file of this disk and the gateway that speaks S3,
 * in some twenty seconds from nothing.
 */
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bucket } from "../files/bucket.ts";
import { Secret } from "../start/secret.ts";
import { daemons } from "./daemons.ts";
import { freePort } from "./free-port.ts";
import type { TestStore } from "./test-store.ts";

/** Where Debian puts what the gateway runs inside the object store; its own setting is a path from /. */
const CLASSES = "/usr/lib/x86_64-linux-gnu/rados-classes";

/** Why tests that need Ceph are skipped. Who is root can install it, so there its absence is a failure. */
export const noCeph: string | false =
  process.getuid?.() !== 0 &&
  !(existsSync("/usr/bin/radosgw") && existsSync("/usr/bin/ceph-osd") && existsSync(CLASSES)) &&
  "no Ceph is installed (Debian: ceph-mon ceph-osd radosgw)";

/** What of it a test can kill: what keeps the objects, and what speaks S3. */
export const CEPH_PARTS = ["gateway", "osd"] as const;
type Part = (typeof CEPH_PARTS)[number];

/** One that runs, and can be broken. */
export type Ceph = TestStore & {
  /** Ends a part as a power cut does. */
  kill(part: Part): void;
  /** Starts it again; resolves when the store answers. */
  restart(part: Part): Promise<void>;
};

/** Makes and starts it. Look at `noCeph` first. */
export async function startCeph(): Promise<Ceph> {
  const { folder, run, start, answers, stop } = daemons("ceph");
  const at = (name: string) => join(folder, name);
  const [monitor, gateway] = [await freePort(), await freePort()];
  const [cluster, store] = [randomUUID(), randomUUID()];
  writeFileSync(at("ceph.conf"), settings(folder, cluster, monitor));
  const all = (...daemonsOf: string[]) => daemonsOf.flatMap((one) => ["--cap", one, "allow *"]);
  const conf = ["-c", at("ceph.conf")];
  const address = `http://127.0.0.1:${gateway}`;
  const front = ["--rgw_frontends", `beast endpoint=127.0.0.1:${gateway}`];
  const parts: Readonly<Record<Part, () => number>> = {
    osd: () => start("osd", "ceph-osd", ...conf, "-i", "0", "-f", "--keyring", at("osd/keyring")),
    gateway: () => start("gateway", "radosgw", ...conf, "-n", "client.admin", "-f", ...front),
  };
  const running = new Map<Part, number>();
  try {
    const admin = ["-g", "-n", "client.admin", ...all("mon", "osd", "mds", "mgr")];
    run("ceph-authtool", "-C", at("admin.keyring"), ...admin);
    run("ceph-authtool", "-C", at("mon.keyring"), "-g", "-n", "mon.", ...all("mon"));
    const osd = ["-g", "-n", "osd.0", "--cap", "mon", "allow profile osd", ...all("osd")];
    run("ceph-authtool", "-C", at("osd.keyring"), ...osd);
    for (const keyring of ["admin.keyring", "osd.keyring"])
      run("ceph-authtool", at("mon.keyring"), "--import-keyring", at(keyring));
    const place = `[v2:127.0.0.1:${monitor}]`;
    run("monmaptool", "--create", "--addv", "a", place, "--fsid", cluster, at("monmap"));
    const made = ["--mkfs", "-i", "a", "--monmap", at("monmap"), "--keyring", at("mon.keyring")];
    run("ceph-mon", ...conf, ...made);
    start("mon", "ceph-mon", ...conf, "-i", "a", "-f");
    run("ceph", ...conf, "--connect-timeout", "30", "osd", "new", store);
    mkdirSync(at("osd"));
    copyFileSync(at("osd.keyring"), at("osd/keyring"));
    run("ceph-osd", ...conf, "-i", "0", "--mkfs", "--osd-uuid", store, "--keyring", at("osd/keyring"));
    running.set("osd", parts.osd());
    const keys = ["--access-key=bluezone", "--secret-key=secret-of-a-test"];
    run("radosgw-admin", ...conf, "user", "create", "--uid=bluezone", "--display-name=Bluezone", ...keys);
    running.set("gateway", parts.gateway());
    await answers(`${address}/`, 60);
  } catch (error) {
    await stop();
    throw error;
  }
  const bucket: Bucket = {
    endpoint: address,
    ...{ region: "us-east-1", style: "path", bucket: "bluezone", prefix: "", keyId: "bluezone" },
    secret: new Secret(new TextEncoder().encode("secret-of-a-test")),
  };
  return {
    bucket,
    stop,
    kill: (part) => void process.kill(running.get(part)!, "SIGKILL"),
    async restart(part) {
      running.set(part, parts[part]());
      await answers(`${address}/`, 60);
    },
  };
}

const settings = (folder: string, cluster: string, port: number): string => `[global]
fsid = ${cluster}
mon_host = [v2:127.0.0.1:${port}]
public_addr = 127.0.0.1
keyring = ${folder}/admin.keyring
run_dir = ${folder}
admin_socket = ${folder}/$name.asok
log_file = ${folder}/$name.log
mon_cluster_log_file = ${folder}/cluster.log
mon_data = ${folder}/mon
osd_data = ${folder}/osd
osd_objectstore = bluestore
bluestore_block_size = 2147483648
osd_class_dir = ${CLASSES}
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_data_avail_crit = 1
mon_data_avail_warn = 2
ms_bind_msgr1 = false
osd_memory_target = 939524096
rgw_dynamic_resharding = false
rgw_run_sync_thread = false
[mon.a]
public_addr = 127.0.0.1:${port}
`;
