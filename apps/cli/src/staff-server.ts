/** The people of a server, on its own database and with its own variables. */
import type { Environment } from "@bluezone/server-kit/config";
import type { Staff } from "@bluezone/staff/staff";

/** Runs `work` with the people of a server that is not started. Throws StartError when its variables or database are not right. */
export async function staffOf<T>(
  _server: "rollout",
  env: Environment,
  work: (staff: Staff) => Promise<T>,
): Promise<T> {
  const { rolloutFrom } = await import("@bluezone/rollout/main");
  const rollout = await rolloutFrom(env, { emit: () => {} });
  try {
    return await work(rollout.staff);
  } finally {
    await rollout.stop();
  }
}
