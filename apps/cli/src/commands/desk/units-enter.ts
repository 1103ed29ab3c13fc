/** `bluezone units enter`: units for a server with a desk that has none yet, from a CSV file or the register that comes with it. */
import { readFile } from "node:fs/promises";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, path, word } from "../../option.ts";

export const unitsEnter = command({
  about:
    "Enters units into a server's database, with its own variables and the server stopped when the database is embedded. Without --csv: the offices of the server's province; of An Giang its register of December 2020, with made-up sites that are marked so. With it: rows of code, type, level, name, parent, validFrom and more, as the desk takes them; rows that cannot be read are told, the others are entered. The same twice changes nothing.",
  options: {
    server: word(["health", "rollout"], "Whose units."),
    csv: maybe(path("FILE", "A table of units; without it the register that comes with the program.")),
  },
  example: "bluezone units enter --server rollout --csv units.csv --env rollout.env",
  async run({ server, csv }, _words, { env }) {
    const { enterUnits } =
      server === "health"
        ? await import("@bluezone/health/operator/operator")
        : await import("@bluezone/rollout/operator/operator");
    const text = csv === undefined ? undefined : await readFile(csv, "utf8").catch(() => undefined);
    if (csv !== undefined && text === undefined)
      throw new Failure("noInput", `the file ${csv} cannot be read.`);
    const { entered, faults } = await enterUnits(env, text);
    return {
      json: { entered, faults },
      text: [
        `${entered} units entered or there already.`,
        ...faults.map(({ row, column, message }) => `row ${row}, ${column}: ${message}`),
      ].join("\n"),
    };
  },
});
