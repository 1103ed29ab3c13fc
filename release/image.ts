/**
 * A server as an OCI image, by buildah and without Docker: the bundle and the shared libraries that its machine code asks for,
 * on nothing. No shell, no package manager, a user without a name, and nothing that is written to outside its home and /tmp.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { archive, TIME } from "./archive.ts";
import { FLAGS, type Server } from "./servers.ts";

/** The user and the group that a server is. */
const USER = "65532:65532";
const PLACE = "/opt/bluezone";

/** How dpkg-query names a package. */
const FORM = ["$", "{Package}=$", "{Version}\\n"].join("");

/** Files that programs of the C library look for. */
const ETC: Readonly<Record<string, string>> = {
  "etc/passwd": `bluezone:x:${USER}:Bluezone:/nonexistent:/nonexistent\n`,
  "etc/group": "bluezone:x:65532:\n",
  "etc/nsswitch.conf": "hosts: files dns\n",
};

/** Writes the image of a bundle into the OCI archive `file`. Throws Error when buildah is not installed or fails. */
export async function writeImage(
  server: Server,
  version: string,
  bundle: string,
  file: string,
): Promise<void> {
  const home = `/var/lib/bluezone-${server}`;
  const work = mkdtempSync(join(tmpdir(), "bluezone-image-"));
  const env = { ...process.env, BUILDAH_ISOLATION: "chroot" };
  const storage = [
    "--storage-driver",
    "vfs",
    "--root",
    join(work, "storage"),
    "--runroot",
    join(work, "run"),
  ];
  const buildah = (...words: string[]): string =>
    execFileSync("buildah", [...storage, ...words], { env, encoding: "utf8" }).trim();
  try {
    const root = join(work, "root");
    const { packages } = writeRoot(bundle, root);
    const container = buildah("from", "scratch");
    buildah("copy", "--quiet", "--chown", "0:0", container, root, "/");
    buildah("copy", "--quiet", "--chown", USER, container, makeFolder(work, "home"), home);
    buildah(
      "config",
      ...["--user", USER, "--workingdir", home, "--env", "PATH=/opt/bluezone/bin"],
      ...["--stop-signal", "SIGTERM"],
      ...["--entrypoint", JSON.stringify([`${PLACE}/bin/node`, ...FLAGS, `${PLACE}/lib/main.mjs`])],
      ...["--cmd", `serve ${server} --env ${home}/${server}.env`],
      ...["--label", `org.opencontainers.image.title=bluezone-${server}`],
      ...["--label", "org.opencontainers.image.licenses=Apache-2.0"],
      ...["--label", `bluezone.libraries=${packages.join(" ")}`],
      container,
    );
    const layout = join(work, "layout");
    const to = `oci:${layout}:localhost/bluezone-${server}:${version}`;
    buildah("commit", "--quiet", "--disable-compression=false", "--timestamp", `${TIME}`, container, to);
    await archive(layout, ["blobs", "index.json", "oci-layout"], file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function makeFolder(...path: string[]): string {
  mkdirSync(join(...path), { recursive: true });
  return join(...path);
}

/** Writes the file system of an image: the bundle, the libraries, and nothing else. Gives the Debian packages of these. */
function writeRoot(bundle: string, root: string): { readonly packages: readonly string[] } {
  cpSync(bundle, makeFolder(root, PLACE), { recursive: true });
  const found = libraries(bundle);
  for (const [name, file] of found) {
    makeFolder(root, dirname(name));
    cpSync(file, join(root, name));
    chmodSync(join(root, name), 0o755);
  }
  for (const folder of ["etc", "var/lib"]) makeFolder(root, folder);
  for (const [name, text] of Object.entries(ETC)) writeFileSync(join(root, name), text);
  chmodSync(makeFolder(root, "tmp"), 0o1777);
  setTimes(root);
  return { packages: packagesOf([...found.values()]) };
}

/** The shared libraries that the machine code of a bundle is linked with, each name with the file it stands for. */
function libraries(bundle: string): ReadonlyMap<string, string> {
  const programs = [join(bundle, "bin/node"), ...globSync(join(bundle, "node_modules/**/*.node"))];
  const linked = execFileSync("ldd", programs, { encoding: "utf8" });
  const names = [...linked.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm)].map(([, name = ""]) => name);
  return new Map([...new Set(names)].sort().map((name) => [name, realpathSync(name)]));
}

/** "libc6=2.36-9+deb12u13": the packages of Debian that files are from. Their versions belong to an image's bytes. */
function packagesOf(files: readonly string[]): readonly string[] {
  const owners = execFileSync(
    "dpkg-query",
    ["--search", ...files.map((file) => `*${file.replace(/^\/usr/, "")}`)],
    {
      encoding: "utf8",
    },
  );
  const names = new Set([...owners.matchAll(/^(\S+?):/gm)].map(([, name = ""]) => name));
  const versions = execFileSync("dpkg-query", ["--show", `--showformat=${FORM}`, ...names], {
    encoding: "utf8",
  });
  return [...new Set(versions.trim().split("\n"))].sort();
}

/** Gives everything below a folder the time of a release. */
function setTimes(folder: string): void {
  for (const name of globSync("**/*", { cwd: folder })) utimesSync(join(folder, name), TIME, TIME);
  utimesSync(folder, TIME, TIME);
}
