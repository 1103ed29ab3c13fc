/** `bluezone staff invite`: a link by which somebody becomes a member of staff; the way in of the first administrator. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { text, word } from "../../option.ts";
import { staffOf } from "../../staff-server.ts";

export const staffInvite = command({
  about:
    "Makes an invitation to a server's desk and shows its link, this one time. Whoever opens it within 72 hours chooses a name, a password and a second factor and has the role. Meant for the first administrator; all others are invited at the desk, by whoever holds there what they give. Reads the same variables as the server, which must not be running meanwhile unless its database is PostgreSQL.",
  options: {
    server: word(["health", "rollout"], "Whose desk."),
    name: text("NAME", 'How colleagues see the person: "Phòng Công nghệ thông tin".', 80),
    unit: text(
      "UNIT",
      "The id of the unit, its code and first day: 89-province-committee@2019-10-06. All below it is included.",
      80,
    ),
    role: text("ROLE", "The name of the role: administrator.", 40),
  },
  example:
    'bluezone staff invite --server rollout --name "Phòng Công nghệ thông tin" --unit 89-province-committee@2019-10-06 --role administrator',
  async run({ server, name, unit, role }, _words, { env }) {
    const named = name.trim().normalize("NFC");
    if (named === "" || /\p{C}/u.test(named))
      throw new Failure("usage", "--name must be a text of 1 to 80 characters on one line.");
    return staffOf(server, env, async (staff) => {
      const { id, link, until } = await staff
        .invite({ name: named, role, unitId: unit })
        .catch((error: { readonly code?: unknown }) => {
          if (error.code === "unknown_role")
            throw new Failure("usage", `the ${server} server has no role ${JSON.stringify(role)}.`);
          if (error.code === "unknown_unit")
            throw new Failure(
              "usage",
              `the ${server} server has no unit ${JSON.stringify(unit)}; enter units first: bluezone units enter --server ${server}`,
            );
          throw error;
        });
      const end = new Date(until).toISOString();
      return {
        json: { id, link, until: end },
        text: `${link}\nholds until ${end}, for one person; whoever has it can take it, so hand it over yourself`,
      };
    });
  },
});
