/** `bluezone api-key disable`: lets a key in no more. */
import { command } from "../../command.ts";
import { EXIT } from "../../failure.ts";

export const apiKeyDisable = command({
  about:
    "Lets an API key of the health server in no more. Reads the same variables as the server, which must not be running meanwhile unless its database is PostgreSQL.",
  arguments: [{ form: "ID", about: "the id that making the key gave" }],
  options: {},
  example: "bluezone api-key disable 9f86d081884c7d65",
  async run(_given, [id], { env }) {
    const { healthFrom } = await import("@bluezone/health/main");
    const health = await healthFrom(env, { emit: () => {} });
    try {
      const disabled = await health.disableApiKey(id);
      return {
        json: { id, disabled },
        text: disabled ? "Disabled." : "There is no such key that works.",
        exit: disabled ? EXIT.ok : EXIT.no,
      };
    } finally {
      await health.stop();
    }
  },
});
