/** The people of a server, on its own database and with its own variables. */
import type { Environment } from "@bluezone/server-kit/start/config";
import type { Staff } from "@bluezone/staff/staff";

/** Runs `work` with the people of a server that is not started. Throws StartError when its variables or database are not right. */
export async function staffOf<T>(
  server: "health" | "rollout",
  env: Environment,
  work: (staff: Staff) => Promise<T>,
): Promise<T> {
  const events = { emit: () => {} };
  const opened =
    server === "health"
      ? await (await import("@bluezone/health/main")).healthFrom(env, events)
      : await (await import("@bluezone/rollout/main")).rolloutFrom(env, events);
  try {
    return await work(opened.staff);
  } finally {
    await opened.stop();
  }
}
