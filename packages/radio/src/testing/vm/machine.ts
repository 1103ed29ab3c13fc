/**
 * A virtual machine with Debian's own kernel and this computer's files: QEMU in software emulation, so that it needs neither
 * rights nor a processor's help, and is slow. Nothing that runs in it can change this computer, except in one shared folder.
 */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { Duration } from "@bluezone/protocol/time";
import type { Kernel } from "./kernel.ts";

/** What is loaded, each behind what it needs: the shared files, Bluetooth with virtual controllers, ciphers for programs. */
const MODULES = [
  "9p",
  "9pnet_virtio",
  "overlay",
  "bluetooth",
  "hci_vhci",
  "af_alg",
  "algif_hash",
  "algif_skcipher",
  "cmac",
];
const FOLDERS = ["bin", "dev", "host", "memory", "modules", "proc", "root", "sys"];

/** Output of a program, as bytes. Throws when it fails. */
function output(program: string, args: readonly string[], input?: string, cwd?: string): Buffer {
  const { status, stdout, stderr } = spawnSync(program, args, { input, cwd, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} fails: ${stderr}`);
  return stdout;
}

/** The files that the kernel begins with, packed. */
function packInitramfs({ root, version }: Kernel, folder: string): Buffer {
  for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true });
  const busybox = output("which", ["busybox"]).toString().trim();
  copyFileSync(busybox, join(folder, "bin", "busybox"));
  copyFileSync(resolve(import.meta.dirname, "init.sh"), join(folder, "init"));
  spawnSync("chmod", ["+x", join(folder, "init")]);
  const needed = MODULES.flatMap((name) =>
    output("modprobe", ["-d", root, "-S", version, "--show-depends", name]).toString().trim().split("\n"),
  ).map((line) => line.replace(/^insmod (\S+).*$/, "$1"));
  for (const [at, file] of [...new Set(needed)].entries()) {
    const name = `${String(at).padStart(2, "0")}-${basename(file, ".xz")}`;
    writeFileSync(join(folder, "modules", name), output("xz", ["-dc", file]));
  }
  const names = output("find", ["."], undefined, folder).toString();
  return output("cpio", ["-o", "-H", "newc", "--quiet"], names, folder);
}

/** What came of a machine. */
export interface MachineResult {
  /** What it wrote to its console: the kernel's complaints and the output of `command`. */
  readonly console: string;
  /** Whether it powered off by itself. */
  readonly ended: boolean;
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * Boots, runs `command` as root with `shared` at /run/bluezone, and powers off; kills the machine when that takes longer than
 * `patience`.
 */
export async function runInMachine(
  kernel: Kernel,
  shared: string,
  command: readonly string[],
  patience: Duration,
): Promise<MachineResult> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-machine-"));
  try {
    const initramfs = join(folder, "initramfs");
    writeFileSync(initramfs, packInitramfs(kernel, join(folder, "files")));
    writeFileSync(join(shared, "run"), `exec ${command.map(quoted).join(" ")}\n`);
    const share = (tag: string, path: string, rest: string) => [
      ...["-fsdev", `local,id=${tag},path=${path},security_model=none,multidevs=remap${rest}`],
      ...["-device", `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`],
    ];
    const machine = spawn(
      "setpriv",
      [
        // It ends with the test that started it, also when that was killed.
        ...["--pdeathsig", "KILL", "qemu-system-x86_64"],
        ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "1024"],
        ...["-nodefaults", "-no-user-config", "-no-reboot", "-nic", "none", "-display", "none"],
        ...["-serial", "stdio", "-kernel", kernel.image, "-initrd", initramfs],
        ...["-append", "console=ttyS0 quiet panic=-1 mitigations=off"],
        ...share("host", "/", ",readonly=on"),
        ...share("shared", shared, ""),
      ],
      { stdio: ["ignore", "pipe", "pipe"], timeout: patience, killSignal: "SIGKILL" },
    );
    let console = "";
    for (const stream of [machine.stdout, machine.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        console += text;
      });
    const status = await new Promise((done) => machine.once("close", done));
    return { console, ended: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
