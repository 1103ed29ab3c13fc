/**
 * The real nginx with the shipped configuration: only ports, paths, upstreams, and a limit that a test can reach, are put in
 * the place of the shipped ones.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePorts } from "@bluezone/server-kit/testing/free-port";

const shipped = resolve(import.meta.dirname, "../../ops/nginx");

/** Where Debian has it; undefined when it is not installed. */
export const nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((path) => existsSync(path));

export type Nginx = {
  /** `https://localhost:port` of each site, and the same without TLS. */
  readonly keys: { readonly https: string; readonly http: string };
  readonly health: { readonly https: string; readonly http: string };
  readonly rollout: { readonly https: string; readonly http: string };
  /** The file of the certificate that all show. */
  readonly certificate: string;
  /** Its master process. */
  readonly pid: number;
  /** All that it has said. */
  said(): string;
  /** Ends it with its workers as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again, with what it has in its cache. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * @param upstreams `127.0.0.1:port` of each server.
 * @param keysEdits what further is put in the place of what in the key server's file, each once: a bench on another clock caches nothing.
 */
export async function startNginx(
  folder: string,
  upstreams: { readonly keys: string; readonly health: string; readonly rollout: string },
  keysEdits: readonly (readonly [string, string])[] = [],
): Promise<Nginx> {
  const tls = join(folder, "tls");
  for (const name of ["tls", "snippets", "sites-enabled", "cache", "temp"])
    await mkdir(join(folder, name), { recursive: true });
  const certificate = makeCertificate(tls);
  await writeFile(join(folder, "snippets", "bluezone.conf"), await readFile(join(shipped, "bluezone.conf")));
  const ports = await freePorts(6);
  const sites = (
    [
      ["keys", "127.0.0.1:8080"],
      ["health", "127.0.0.1:8082"],
      ["rollout", "127.0.0.1:8083"],
    ] as const
  ).map(([name, from], i) => ({
    name,
    from,
    upstream: upstreams[name],
    tls: ports[2 * i]!,
    plain: ports[2 * i + 1]!,
  }));
  for (const site of sites) {
    const text = await readFile(join(shipped, `bluezone-${site.name}.conf`), "utf8");
    const placed = [
      [`server ${site.from};`, `server ${site.upstream};`],
      ["listen 443 ssl;", `listen 127.0.0.1:${site.tls} ssl;`],
      ["listen 80;", `listen 127.0.0.1:${site.plain};`],
      ["    listen [::]:443 ssl;\n", ""],
      ["    listen [::]:80;\n", ""],
      [`/etc/bluezone/tls/${site.name}.pem`, certificate],
      [`/etc/bluezone/tls/${site.name}.key`, join(tls, "key.pem")],
      ...(site.name === "rollout"
        ? [
            ["rate=50r/s", "rate=1r/s"],
            ["burst=500 ", "burst=5 "],
          ]
        : []),
      ...(site.name === "keys" ? keysEdits : []),
      ...(site.name === "health"
        ? []
        : [[`/var/cache/nginx/bluezone-${site.name}`, join(folder, "cache", site.name)]]),
    ].reduce((so, [from = "", to = ""]) => {
      if (so.split(from).length !== 2) throw new Error(`bluezone-${site.name}.conf has not once: ${from}`);
      return so.replace(from, to);
    }, text);
    await writeFile(join(folder, "sites-enabled", `${site.name}.conf`), placed);
  }
  await writeFile(join(folder, "nginx.conf"), mainOf(folder));
  let said = "";
  const begin = async () => {
    const one = spawn(nginx!, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    one.stderr.on("data", (part) => {
      said += part;
    });
    await answers(one, sites[0]!.tls, () => said);
    return one;
  };
  let child = await begin();
  const site = (one: { tls: number; plain: number }) => ({
    https: `https://localhost:${one.tls}`,
    http: `http://localhost:${one.plain}`,
  });
  return {
    keys: site(sites[0]!),
    health: site(sites[1]!),
    rollout: site(sites[2]!),
    certificate,
    get pid() {
      return child.pid!;
    },
    said: () => said,
    async kill() {
      // Workers whose master has gone go on, and keep the port.
      const workers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
      const ended = once(child, "exit");
      for (const pid of [child.pid!, ...workers.trim().split(/\s+/).map(Number)])
        process.kill(pid, "SIGKILL");
      await ended;
    },
    async start() {
      child = await begin();
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** The file that includes the sites. */
function mainOf(folder: string): string {
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `  ${kind}_temp_path ${join(folder, "temp", kind)};`,
  );
  return [
    "daemon off;",
    ...(userInfo().uid === 0 ? [`user ${userInfo().username};`] : []),
    "worker_processes 1;",
    `pid ${join(folder, "pid")};`,
    "error_log stderr notice;",
    "events { worker_connections 256; }",
    "http {",
    // As in Debian's nginx.conf, which logs every call unless a site says otherwise.
    `  access_log ${join(folder, "access.log")};`,
    ...temp,
    "  include sites-enabled/*.conf;",
    "}",
  ].join("\n");
}

function makeCertificate(folder: string): string {
  const file = join(folder, "certificate.pem");
  const names =
    "subjectAltName=DNS:localhost,DNS:keys.example.vn,DNS:health.example.vn,DNS:bluezone.example.vn";
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
      ...["-subj", "/CN=localhost", "-addext", names, "-keyout", join(folder, "key.pem"), "-out", file],
    ],
    { stdio: "ignore" },
  );
  return file;
}

/** Until the port is open, or the process has ended: then its reason. */
async function answers(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${said()}`);
    const socket = connect(port, "127.0.0.1");
    const open = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await wait(50);
  }
}
