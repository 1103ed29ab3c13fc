/** The packages in a bundle: what the lock file says of each, its licence in full, and all of them as an SBOM (CycloneDX 1.5). */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const top = resolve(import.meta.dirname, "..");

type Entry = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** A package. */
export type Package = {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package says. */
  readonly licence: string;
  /** Its place in the repository, "node_modules/pg". */
  readonly place: string;
  /** Of its archive, as Subresource Integrity: "sha512-…". */
  readonly integrity: string;
  /** Names of packages that it asks for. */
  readonly needs: readonly string[];
};

const LOCK = JSON.parse(readFileSync(join(top, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** The packages that files belong to, by name. Throws Error for a package without version, licence or integrity. */
export function packagesOf(files: readonly string[]): readonly Package[] {
  const places = new Set(
    files.flatMap((file) => /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const found = [...places].flatMap((place) => {
    const name = place.split("node_modules/").at(-1)!;
    return name.startsWith("@bluezone/") ? [] : [packageAt(place, name)];
  });
  return found.sort((a, b) => (a.place < b.place ? -1 : 1));
}

function packageAt(place: string, name: string): Package {
  const { version, license, integrity, dependencies, optionalDependencies } = LOCK.packages[place] ?? {};
  if (version === undefined || license === undefined || integrity === undefined)
    throw new Error(`package-lock.json does not say version, licence and integrity of ${place}`);
  const needs = Object.keys({ ...dependencies, ...optionalDependencies }).sort();
  return { name, version, licence: license, place, integrity, needs };
}

/** One text with the licence of the project and of every package, with the notices that they ask to be passed on. */
export function licencesOf(packages: readonly Package[]): string {
  const parts = packages.map(({ name, version, licence, place }) => {
    const folder = join(top, place);
    const files = existsSync(folder)
      ? readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying|ofl)(?:[._-].*)?$/i.test(file))
      : [];
    const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
    if (texts.length === 0)
      texts.push(`No text of its licence comes with it; its source: ${sourceOf(folder)}`);
    const head = `${name} ${version}: ${licence}`;
    return [head, "-".repeat(head.length), ...texts].join("\n");
  });
  const own = readFileSync(join(top, "LICENSE"), "utf8").trim();
  return `Bluezone: Apache-2.0\n--------------------\n${own}\n\n\n${parts.join("\n\n\n")}\n`;
}

/** Where a package's source is, as it says. */
function sourceOf(folder: string): string {
  const { repository = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly repository?: string | { readonly url: string };
  };
  return typeof repository === "string" ? repository : repository.url;
}

const purl = ({ name, version }: Pick<Package, "name" | "version">): string =>
  `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** A bill of materials. Two of the same packages are the same: it has no serial number and no time. */
export function sbomOf(
  about: { readonly name: string; readonly version: string },
  packages: readonly Package[],
): object {
  const refs = new Map(packages.map((one) => [one.name, purl(one)]));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": `${about.name}@${about.version}`,
        name: about.name,
        version: about.version,
        licenses: [{ license: { id: "Apache-2.0" } }],
      },
    },
    components: packages.map((one) => ({
      type: "library",
      "bom-ref": purl(one),
      name: one.name,
      version: one.version,
      purl: purl(one),
      licenses: /^[\w.+-]+$/.test(one.licence)
        ? [{ license: { id: one.licence } }]
        : [{ expression: one.licence }],
      hashes: one.integrity.split(" ").map((hash) => hashOf(hash)),
    })),
    dependencies: [
      { ref: `${about.name}@${about.version}`, dependsOn: packages.map(purl) },
      ...packages.map((one) => ({
        ref: purl(one),
        dependsOn: one.needs.flatMap((name) => refs.get(name) ?? []),
      })),
    ],
  };
}

/** "sha512-…" as an SBOM has it. */
function hashOf(integrity: string): { readonly alg: string; readonly content: string } {
  const [algorithm = "", digest = ""] = integrity.split("-");
  return { alg: algorithm.replace("sha", "SHA-"), content: Buffer.from(digest, "base64").toString("hex") };
}
