/** What a rotation is: a planned one in two steps, or what is left to do after a theft. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Days, type Duration, inDays } from "@bluezone/protocol/time";
import { Failure } from "../failure.ts";

/** The servers whose keys and secrets are changed. */
export type Server = "keys" | "health" | "rollout";

/** Which step: the new one comes; the old one goes; or the old one was stolen. */
export type Step = "begin" | "finish" | "stolen";

/** What was done, in one sentence, and what comes next. */
export type RotationResult = { readonly done: string; readonly next: readonly string[] };

/** A rotation in a server's home. */
export type Rotation = (home: string, step: Step) => Promise<RotationResult>;

/** Throws Failure unless a file has been as it is for long enough: until then somebody still needs what is to go. */
export async function demandAge(file: string, least: Duration, why: string): Promise<void> {
  const days = (Date.now() - (await stat(file)).mtimeMs) / Days(1);
  if (days >= inDays(least)) return;
  throw new Failure(
    "no",
    `too early: ${file} is as it is for ${days.toFixed(1)} days, and ${why}, so wait for ${inDays(least)}.`,
  );
}

/**
 * What a planned rotation says that is asked for while one is under way: one more key beside the others would help nobody.
 * @param there what shows that one is under way, as "FILE holds …".
 */
export const underWay = (there: string, server: Server, needed: Duration): Failure =>
  new Failure(
    "no",
    `${there}: a rotation is under way, so nothing was changed. If the server was not started anew since, do that (systemctl restart bluezone-${server}); ${inDays(needed)} days after the first step use --finish.`,
  );

/** The files of variables in a home. */
export const KEYS_ENV = "keys.env";
export const HEALTH_ENV = "health.env";
export const ROLLOUT_ENV = "rollout.env";
export const signingOf = (home: string): string => join(home, "signing");

/** How a server is started anew where its unit is installed. */
export const restart = (server: Server): string =>
  `Start the server anew: systemctl restart bluezone-${server}`;
