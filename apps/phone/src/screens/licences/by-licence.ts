/** Packages under the licence that they have, the most used one first. */

/** One package as `packages.json` lists it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly copyright: string;
}

/** A licence and what stands under it. */
export interface Group {
  readonly licence: string;
  readonly packages: readonly Package[];
}

export function byLicence(packages: readonly Package[]): readonly Group[] {
  const groups = new Map<string, Package[]>();
  for (const one of packages) groups.set(one.licence, [...(groups.get(one.licence) ?? []), one]);
  return [...groups]
    .map(([licence, held]) => ({ licence, packages: held }))
    .sort((a, b) => b.packages.length - a.packages.length || (a.licence < b.licence ? -1 : 1));
}
