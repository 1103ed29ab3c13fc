/** Debian's own kernel for a virtual machine: its package is downloaded, unpacked and kept, never installed. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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

/** Unpacks a kernel into `root`, or says why there is none. */
function unpack(root: string): string | undefined {
  const wanted = run("apt-cache", ["depends", NEWEST]) ?? "";
  const name = /Depends: (linux-image-\S+)/.exec(wanted)?.[1];
  if (name === undefined) return `no ${NEWEST} known to apt-get`;
  mkdirSync(root);
  if (run("apt-get", ["download", "-qq", name], root) === undefined) return `${name} cannot be downloaded`;
  const file = readdirSync(root).find((one) => one.endsWith(".deb"))!;
  if (run("dpkg-deb", ["-x", file, root], root) === undefined) return `${file} cannot be unpacked`;
  rmSync(join(root, file));
  // kmod looks in `lib`, the package holds `usr/lib`.
  symlinkSync(join("usr", "lib"), join(root, "lib"));
  const version = read(root)?.version ?? "";
  return run("depmod", ["-b", root, version]) === undefined ? `${name} has no modules to read` : undefined;
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
    const why = unpack(root);
    if (why !== undefined) return why;
    // Another test may have been quicker.
    if (!existsSync(kept)) renameSync(root, kept);
    return read(kept) ?? `${dirname(kept)} holds no kernel`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
