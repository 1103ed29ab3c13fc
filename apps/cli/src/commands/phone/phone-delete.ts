/** `bluezone phone delete`: leaves nothing. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { DATA } from "../../phone-options.ts";

export const phoneDelete = command({
  about:
    "Deletes everything of the phone at once and for good: keys, what it heard, alerts, its servers. What was shared before stays on the key server until it is 14 days old.",
  options: { ...DATA, yes: { flag: true, about: "Needed: there is no way back." } },
  example: "bluezone phone delete --data phone --yes",
  async run(given) {
    if (!given.yes) throw new Failure("usage", "phone delete needs --yes: there is no way back");
    const { removeFiles, withPhone } = await import("../../headless.ts");
    await withPhone(
      given,
      false,
      () => undefined,
      ({ phone }) => phone.deleteEverything(),
    );
    await removeFiles(given.data);
    return { json: { deleted: true }, text: "Everything is deleted." };
  },
});
