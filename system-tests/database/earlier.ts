/** The last release's sources, beside this version's: what runs while an upgrade is rolled out. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./site.ts";

/** Until there is a release (a tag `v1.2.3`): a commit of the main branch whose servers this version must work beside. */
const PINNED = "9decf88b";

const git = (...args: readonly string[]) =>
  spawnSync("git", ["-c", "safe.directory=*", ...args], { cwd: ROOT, maxBuffer: 2 ** 28 });

/** The newest release before this commit, or the pinned commit; undefined where the clone does not hold it (a shallow one). */
export function lastRelease(): string | undefined {
  const { status, stdout } = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD^");
  const release = status === 0 ? String(stdout).trim() : PINNED;
  return git("cat-file", "-e", `${release}^{commit}`).status === 0 ? release : undefined;
}

/** Lays a release's servers down with this version's installed packages. */
export async function layRelease(
  release: string,
): Promise<{ readonly root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), "bluezone-release-"));
  const archive = git("archive", release, "package.json", "packages", "servers");
  const { status, stderr } = spawnSync("tar", ["-x", "-C", root], { input: archive.stdout });
  if (archive.status !== 0 || status !== 0) throw new Error(`${archive.stderr}${stderr}`);
  await mkdir(join(root, "node_modules", "@bluezone"), { recursive: true });
  const installed = (await readdir(join(ROOT, "node_modules"))).filter((name) => name !== "@bluezone");
  for (const name of installed)
    await symlink(join(ROOT, "node_modules", name), join(root, "node_modules", name));
  for (const floor of ["packages", "servers"])
    for (const room of await readdir(join(root, floor))) {
      await symlink(join(root, floor, room), join(root, "node_modules", "@bluezone", room));
      const own = join(ROOT, floor, room, "node_modules");
      if (existsSync(own)) await symlink(own, join(root, floor, room, "node_modules"));
    }
  return { root, remove: () => rm(root, { recursive: true }) };
}
