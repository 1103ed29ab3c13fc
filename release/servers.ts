/** The servers that a release has: what each is called, and what its bundle leaves out. */

/** A server, as `bluezone serve` names it. */
export const SERVERS = ["keys", "health", "rollout"] as const;
export type Server = (typeof SERVERS)[number];

/**
 * Flags of V8 for a server: small steps of the young generation, and WebAssembly compiled once. The second compiler takes
 * 600 MB and seconds of both cores while the embedded database starts (record 0078).
 */
export const FLAGS: readonly string[] = ["--max-semi-space-size=1", "--liftoff-only"];

/** A server's name in a sentence. */
const NAMED: Readonly<Record<Server, string>> = {
  keys: "key server",
  health: "health server",
  rollout: "rollout server",
};

/** Servers with a desk, whose pages lie in the bundle. */
export const hasDesk = (server: Server): boolean => server !== "keys";

/** Commands for other machines than a server's: these have the repository. */
const ELSEWHERE =
  /^apps\/cli\/src\/commands\/(?:node\/|epidemic\/|phone\/field-test|protocol\/bench-risk|server\/serve-town)/;

/**
 * Why a bundle does not hold a module that a command would load, as the sentence that the command then ends with; undefined
 * for one that it holds. @param module its path in the repository.
 */
export function leftOut(server: Server, module: string): string | undefined {
  if (module === "apps/console/src/build.ts") return "a release has them ready, and here they are missing.";
  if (ELSEWHERE.test(module) || module.startsWith("town/"))
    return "This command is not in a server's release; run it from the repository.";
  const other = SERVERS.find((one) => one !== server && module.startsWith(`servers/${one}/`));
  return other && `This is the release of the ${NAMED[server]}; the ${NAMED[other]} has its own.`;
}
