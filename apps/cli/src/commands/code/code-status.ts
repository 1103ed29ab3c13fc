/** `bluezone code status`: whether a code was used, and until when it works. */
import { command, UUID } from "../../command.ts";
import { DESK } from "../../desk.ts";

export const codeStatus = command({
  about: "Says whether a code that was issued with this key was used, and until when it works.",
  arguments: [UUID],
  options: DESK,
  example: "bluezone code status 5f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11 --health http://127.0.0.1:8082",
  async run(given, [uuid]) {
    const { checkCodeStatus } = await import("@bluezone/contract/health/codes");
    const { ask } = await import("../../health-server.ts");
    const { shownTime } = await import("../../shown.ts");
    const answer = await ask({ url: given.health, apiKey: given["api-key"] }, checkCodeStatus, { uuid });
    return {
      json: answer,
      text: [
        answer.claimed ? "Used." : "Not used yet.",
        `The code ends ${shownTime(answer.expiresAtTimestamp)}.`,
        ...(answer.longExpiresAtTimestamp === answer.expiresAtTimestamp
          ? []
          : [`The link ends ${shownTime(answer.longExpiresAtTimestamp)}.`]),
      ].join(" "),
    };
  },
});
