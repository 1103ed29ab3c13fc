/** nginx that serves files of a folder and does nothing else: what our way is measured against. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { nginx } from "../../system-tests/ops/nginx.ts";
import type { Place } from "./connection.ts";

/** A certificate and its key, as files. */
export type Tls = { readonly certificate: string; readonly key: string };

/** A running nginx: where it answers by TLS and without, and its worker. */
export type BareNginx = {
  readonly secure: Place;
  readonly plain: Place;
  readonly worker: number;
  stop(): Promise<void>;
};

/** The process of a running nginx that answers: the child of its master that says so of itself, once it has begun. */
export async function workerOf(master: number): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const worker = workerNow(master);
    if (worker !== undefined) return worker;
    await wait(50);
  }
  throw new Error("nginx has no worker");
}

function workerNow(master: number): number | undefined {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()!.split(" ")[1];
        return (
          parent === String(master) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("worker process")
        );
      } catch {
        return false;
      }
    });
  return found === undefined ? undefined : Number(found);
}

/** Starts it with one worker. */
export async function bareNginx(root: string, { certificate, key }: Tls): Promise<BareNginx> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-bare-nginx-"));
  const [secure, plain] = [await freePort(), await freePort()];
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off;
${userInfo().uid === 0 ? `user ${userInfo().username};` : ""}
worker_processes 1;
pid ${join(folder, "pid")};
events { worker_connections 1024; }
http {
  access_log off;
  ${temp.join("\n  ")}
  sendfile on;
  server {
    listen 127.0.0.1:${plain};
    listen 127.0.0.1:${secure} ssl;
    ssl_certificate ${certificate};
    ssl_certificate_key ${key};
    root ${root};
  }
}
`,
  );
  const child = spawn(nginx!, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: "ignore",
  });
  while (!(await answers(plain))) {
    if (child.exitCode !== null) throw new Error("the bare nginx did not start");
    await wait(50);
  }
  const place = { host: "localhost", ca: readFileSync(certificate, "utf8") };
  return {
    secure: { ...place, port: secure },
    plain: { host: "127.0.0.1", port: plain, ca: undefined },
    worker: await workerOf(child.pid!),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const open = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
}
