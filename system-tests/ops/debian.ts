/**
 * A bare Debian in a folder (debootstrap), entered by chroot in namespaces of its own: mounts and processes are gone with
 * their first process, whatever happens to the test. How packages are reached is the machine's own matter and is taken over
 * from it at run time.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** The release that the guide is for. */
const SUITE = "trixie";
const CA = "/etc/ssl/certs/ca-certificates.crt";

/** Why a bare Debian cannot be made here; undefined when it can. */
export function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return "only root can make a bare Debian";
  for (const program of ["debootstrap", "unshare", "nsenter", "ip", "tar"])
    if (spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0) return `${program} is not installed`;
  return undefined;
}

/** What a program said and how it ended. */
type Ran = { readonly status: number | null; readonly said: string };

export type Debian = {
  /** Its folder seen from outside. */
  readonly root: string;
  /** Runs a script of bash in it as root; `alone` in a network of its own, where only it is. */
  run(
    script: string,
    options: { readonly alone: boolean; readonly env?: Record<string, string> },
  ): Promise<Ran>;
  remove(): Promise<void>;
};

/**
 * Makes one, from the tarball in the temporary folder when an earlier test has left it there. `shown`: folders of this machine
 * and where they are seen in it, read-only.
 */
export async function bareDebian(shown: Readonly<Record<string, string>> = {}): Promise<Debian> {
  const root = mkdtempSync(join(tmpdir(), "bluezone-debian-"));
  const tarball = join(tmpdir(), `bluezone-debian-${SUITE}.tar`);
  if (!existsSync(tarball)) {
    const made = mkdtempSync(join(tmpdir(), "bluezone-debian-"));
    execFileSync("debootstrap", ["--variant=minbase", SUITE, made, mirror()], { stdio: "ignore" });
    const unfinished = `${tarball}.${process.pid}`;
    execFileSync("tar", ["-C", made, "-cf", unfinished, "."]);
    execFileSync("mv", [unfinished, tarball]);
    rmSync(made, { recursive: true });
  }
  execFileSync("tar", ["-C", root, "-xf", tarball]);
  // Only root may look into a new temporary folder, and some versions of debootstrap leave it so: nobody else could run anything.
  chmodSync(root, 0o755);
  takeOver(root);
  const [outside, alone] = [hold(root, false, shown), hold(root, true, shown)];
  await Promise.all([outside.ready, alone.ready]);
  return {
    root,
    run: (script, options) => enter(root, options.alone ? alone : outside, script, options.env ?? {}),
    async remove() {
      for (const { child } of [outside, alone]) {
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      }
      await once(spawn("rm", ["-rf", "--one-file-system", root]), "exit");
    },
  };
}

/** Where this machine's packages come from. */
function mirror(): string {
  const files = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"].filter((path) =>
    existsSync(path),
  );
  const [, found] =
    /(https?:\/\/\S+\/debian)\/?(?=\s|$)/m.exec(files.map((path) => readFileSync(path, "utf8")).join("\n")) ??
    [];
  return found ?? "http://deb.debian.org/debian";
}

/** Names of hosts, apt's proxies, npm's configuration and the authorities that this machine trusts. */
function takeOver(root: string): void {
  cpSync("/etc/resolv.conf", join(root, "etc/resolv.conf"), { dereference: true });
  const proxies = "/etc/apt/apt.conf.d";
  for (const line of spawnSync("grep", ["-lsr", "Acquire::.*Proxy", proxies], {
    encoding: "utf8",
  }).stdout.split("\n"))
    if (line !== "") cpSync(line, join(root, line));
  mkdirSync(join(root, "etc/ssl/certs"), { recursive: true });
  if (existsSync(CA)) cpSync(CA, join(root, "root/authorities.pem"), { dereference: true });
  const npm = [join(homedir(), ".npmrc"), "/usr/etc/npmrc", "/etc/npmrc"].filter((path) => existsSync(path));
  writeFileSync(join(root, "root/.npmrc"), npm.map((path) => readFileSync(path, "utf8")).join("\n"));
}

/** Variables by which this machine's programs find the network, for those that run outside of their own. */
const reaching = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      /^(?:https?_proxy|no_proxy|npm_config_(?:registry|proxy|https_proxy|noproxy))$/i.test(name) && value
        ? [[name, value]]
        : [],
    ),
  );

type InitProcess = { readonly child: ChildProcess; readonly ready: Promise<void>; pid(): number };

/** A first process that does nothing; everything else lives in its namespaces. */
function hold(root: string, alone: boolean, shown: Readonly<Record<string, string>>): InitProcess {
  const script = [
    "set -e",
    `mount -t proc proc ${root}/proc`,
    `mount --bind /dev ${root}/dev`,
    ...Object.entries(shown).flatMap(([from, to]) => [
      `mkdir -p ${root}${to}`,
      `mount --bind ${from} ${root}${to}`,
      `mount -o remount,bind,ro ${root}${to}`,
    ]),
    ...(alone ? ["ip link set lo up"] : []),
    "echo ready",
    // It ends with its input: when the test is gone, so is all that it began. Until then the shell buries what has ended.
    "cat",
    "exit 0",
  ].join("\n");
  const child = spawn(
    "unshare",
    ["--mount", "--pid", "--fork", "--kill-child", ...(alone ? ["--net"] : []), "bash", "-c", script],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const ready = Promise.race([
    once(child.stdout!, "data").then(() => undefined),
    once(child, "exit").then(() => {
      throw new Error("no namespaces can be made here");
    }),
  ]);
  const pid = () =>
    Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0]);
  return { child, ready, pid };
}

function enter(root: string, held: InitProcess, script: string, env: Record<string, string>): Promise<Ran> {
  const child = spawn(
    "nsenter",
    [
      ...["--target", `${held.pid()}`, "--mount", "--pid", "--net", "--"],
      "chroot",
      root,
      "bash",
      "-euo",
      "pipefail",
      "-c",
      script,
    ],
    {
      env: {
        PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        HOME: "/root",
        LANG: "C.UTF-8",
        DEBIAN_FRONTEND: "noninteractive",
        ...reaching(),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  // A service that was begun keeps the streams: the end of the script is the end.
  return new Promise((done) => child.once("exit", (status) => done({ status, said })));
}

/** What apt and npm need to trust what this machine trusts. */
export const TRUSTING = {
  NODE_EXTRA_CA_CERTS: "/root/authorities.pem",
  npm_config_cafile: "/root/authorities.pem",
  CURL_CA_BUNDLE: "/root/authorities.pem",
} as const;
