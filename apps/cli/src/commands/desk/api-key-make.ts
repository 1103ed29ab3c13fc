/** `bluezone api-key make`: a key for an app or a desk, made in the health server's database. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, text, whole, word } from "../../option.ts";

export const apiKeyMake = command({
  about:
    "Makes an API key of the health server: device for an app, admin for a laboratory or station that issues codes, canary for bluezone canary: its codes stand in no figure and no message of them leaves. Reads the same variables as the server, which must not be running meanwhile unless its database is PostgreSQL. The key is shown this one time; the database keeps only a hash.",
  options: {
    kind: word(["device", "admin", "canary"], "For an app, for a desk, or for a canary."),
    name: text("NAME", 'Who has it, as texts to people say it: "Trạm Y tế Vĩnh Hanh".', 60),
    hotline: maybe(
      text("NUMBER", "The number that its texts give for questions; an admin key needs one.", 60),
    ),
    "daily-codes": maybe(
      whole(
        "N",
        0,
        1_000_000,
        "Codes that an admin or canary key may issue a day; without it HEALTH_DAILY_CODES, 200 for a canary.",
      ),
    ),
  },
  example: 'bluezone api-key make --kind admin --name "Trạm Y tế Vĩnh Hanh" --hotline 19009095',
  async run({ kind, name, hotline, "daily-codes": dailyCodes }, _words, { env }) {
    if (kind === "admin" && hotline === undefined)
      throw new Failure(
        "usage",
        "api-key make needs --hotline for an admin key: its texts name a number for questions.",
      );
    const { healthFrom } = await import("@bluezone/health/main");
    const health = await healthFrom(env, { emit: () => {} });
    try {
      const made = await health
        .createApiKey(
          kind === "admin"
            ? { kind, name, hotline: hotline!, dailyCodes }
            : kind === "canary"
              ? { kind, name, dailyCodes }
              : { kind, name },
        )
        .catch((error: unknown) => {
          throw error instanceof RangeError ? new Failure("usage", `${error.message}.`) : error;
        });
      return { json: made, text: `${made.key}\nid ${made.id} (for: bluezone api-key disable)` };
    } finally {
      await health.stop();
    }
  },
});
