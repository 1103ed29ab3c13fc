/**
 * What `npm run check` runs, the costliest first: each is a program of its own, so that they run side by side. `tsc` has one
 * checker each: four work out the same types anew, at twice the processor time and memory. It leaves out what has not changed
 * since its last run (`tsBuildInfoFile` of each program, in node_modules/.cache/types).
 */

/** A check by its name, and the command line that fails where something is wrong. */
export type Check = { readonly name: string; readonly command: string };

const types = (name: string, project: string): Check => ({
  name: `types: ${name}`,
  command: `tsc -p ${project} --checkers 1`,
});

export const CHECKS: readonly Check[] = [
  types("packages, servers, cli, town, checks, bench", "."),
  { name: "lint and form", command: "biome check ." },
  types("the console's browser tests", "apps"),
  types("console", "apps/console"),
  { name: "dead code", command: "knip" },
  types("pure rooms, without Node or DOM", "tsconfig.pure.json"),
  types("phone", "apps/phone"),
  types("the phone's tests", "apps/phone/tsconfig.tests.json"),
  types("the town's page", "town/page"),
  types("native radio's checks", "apps/phone/modules/radio/check"),
];
