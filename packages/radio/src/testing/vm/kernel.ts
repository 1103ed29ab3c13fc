/** Debian's own kernel for a virtual machine: its package is downloaded, unpacked and kept, never installed. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's package that depends on the kernel of now. */
const NEWEST = "linux-image-amd64";
const PROGRAMS = ["qemu-system-x86_64", "busybox", "cpio", "xz", "modprobe", "depmod", "dpkg-deb", "apt-get"];

export interface Kernel {
  /** Such as `6.12.118+deb13-amd64`. */
  readonly version: string;
  /** The bootable file. */
  readonly image: string;
  /** A folder with `lib/modules/<version>` in it. */
  readonly root: string;
}

const run = (program: string, args: readonly string[], cwd?: string): string | undefined => {
  const { status, stdout } = spawnSync(program, args, { cwd, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
};

/** Which of the programs is not here. */
export const missing = (programs: readonly string[]): string[] =>
  programs.filter((program) => run("which", [program]) === undefined);

function read(root: string): Kernel | undefined {
  const modules = join(root, "usr", "lib", "modules");
  const version = existsSync(modules) ? readdirSync(modules)[0] : undefined;
  return version === undefined
    ? undefined
    : { version, image: join(root, "boot", `vmlinuz-${version}`), root };
}

/** Downloads the package of the kernel of now into `folder` with apt-get, given options; or not. */
function download(folder: string, options: readonly string[]): boolean {
  const wanted = run("apt-cache", [...options, "depends", NEWEST]) ?? "";
  const name = /Depends: (linux-image-\S+)/.exec(wanted)?.[1];
  return name !== undefined && run("apt-get", [...options, "-qq", "download", name], folder) !== undefined;
}

/** The same with lists of packages of our own: those of the system are old or not there. Needs no rights. */
function downloadAnew(folder: string): boolean {
  const [lists, cache] = [join(folder, "lists"), join(folder, "cache")];
  for (const one of [lists, cache]) mkdirSync(one);
  const options = ["-o", `Dir::State::Lists=${lists}`, "-o", `Dir::Cache=${cache}`];
  run("apt-get", [...options, "-qq", "update"]);
  return download(folder, options);
}

/** Unpacks a kernel into `root`, or says why there is none. */
function unpack(folder: string, root: string): string | undefined {
  if (!download(folder, []) && !downloadAnew(folder)) return `apt-get cannot download ${NEWEST}`;
  const file = readdirSync(folder).find((name) => name.endsWith(".deb"))!;
  if (run("dpkg-deb", ["-x", file, root], folder) === undefined) return `${file} cannot be unpacked`;
  // kmod looks in `lib`, the package holds `usr/lib`.
  symlinkSync(join("usr", "lib"), join(root, "lib"));
  const version = read(root)?.version ?? "";
  return run("depmod", ["-b", root, version]) === undefined ? `${file} has no modules to read` : undefined;
}

/** The kernel kept in the system's folder for temporary files, made when it is not there; or why there is none. */
export function debianKernel(): Kernel | string {
  if (process.platform !== "linux" || process.arch !== "x64") return "not Linux on amd64";
  const gone = missing(PROGRAMS);
  if (gone.length > 0) return `${gone.join(" and ")} not installed`;
  const kept = join(tmpdir(), "bluezone-debian-kernel");
  const found = read(kept);
  if (found) return found;
  const folder = mkdtempSync(`${kept}-`);
  try {
    const root = join(folder, "root");
    const why = unpack(folder, root);
    if (why !== undefined) return why;
    // Another test may have been quicker.
    if (!existsSync(kept)) renameSync(root, kept);
    return read(kept) ?? `${kept} holds no kernel`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
