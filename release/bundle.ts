/** A server's bundle: a folder that runs on a machine that has nothing else, Node included. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeCode } from "./code.ts";
import { licencesOf, type Package, packagesOf, sbomOf } from "./packages.ts";
import { hasDesk, type Server } from "./servers.ts";

const top = resolve(import.meta.dirname, "..");

/** Node, which npm installs as a package. */
const NODE = `node_modules/node-${process.platform}-${process.arch}`;
/** What an operator is given besides, as it stands. */
const GIVEN = ["CHANGELOG.md", "LICENSE", "docs/guides/{operator,playbooks}.md"];

const LAUNCHER = `#!/bin/sh
# The command line on the Node beside it.
here=$(dirname "$(readlink -f "$0")")
exec "$here/node" "$here/../lib/main.mjs" "$@"
`;

/** A bundle that was made. */
export type Bundle = {
  /** "bluezone-keys-0.1.0-linux-x64". */
  readonly name: string;
  readonly version: string;
  readonly packages: readonly Package[];
  readonly sbom: object;
};

/** Writes the built desks into a folder and says from which modules. */
export type WriteDesks = (folder: string) => Promise<readonly string[]>;

/** Makes a server's bundle in `folder`, which must not exist. */
export async function writeBundle(server: Server, folder: string, writeDesks: WriteDesks): Promise<Bundle> {
  mkdirSync(folder, { recursive: true });
  const code = await writeCode(server, folder);
  const desks = hasDesk(server) ? await writeDesks(join(folder, "apps/console/dist")) : [];
  const assets = globSync([...code.assets], { cwd: top, exclude: (path) => path.endsWith(".test.ts") });
  const given = globSync([`ops/{nginx,prometheus,systemd,compose}/*`, ...GIVEN], { cwd: top });
  for (const file of [...assets, ...given].filter((path) => ofServer(path, server))) copy(file, folder);
  copy(`${NODE}/bin/node`, folder, "bin/node");
  writeFileSync(join(folder, "bin/bluezone"), LAUNCHER);
  for (const program of ["node", "bluezone"]) chmodSync(join(folder, "bin", program), 0o755);
  const { version } = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as {
    readonly version: string;
  };
  const name = `bluezone-${server}`;
  const manifest = { name, version, commit: commit(), private: true, license: "Apache-2.0", type: "module" };
  const packages = packagesOf([...code.modules, ...desks, ...assets, `${NODE}/bin/node`]);
  const sbom = sbomOf({ name, version }, packages);
  write(folder, "package.json", json(manifest));
  write(folder, "sbom.cdx.json", json(sbom));
  write(folder, "LICENCES.txt", licencesOf(packages));
  return { name: `${name}-${version}-${process.platform}-${process.arch}`, version, packages, sbom };
}

/** Whether a file of `ops/` is for this server: those of others and of a node are not. */
const ofServer = (path: string, server: Server): boolean =>
  !path.startsWith("ops/") ||
  !/bluezone-(?:keys|health|rollout|node)\b/.test(path) ||
  path.includes(`bluezone-${server}`);

function copy(file: string, folder: string, to = file): void {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  cpSync(join(top, file), join(folder, to), { dereference: true });
}

const write = (folder: string, name: string, text: string): void => writeFileSync(join(folder, name), text);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The commit, with a word where something is not committed; undefined where there is no repository. */
function commit(): string | undefined {
  try {
    const git = (...words: string[]) => execFileSync("git", words, { cwd: top, encoding: "utf8" }).trim();
    return `${git("rev-parse", "HEAD").slice(0, 12)}${git("status", "--porcelain") === "" ? "" : ", changed"}`;
  } catch {
    return undefined;
  }
}
