/** `bluezone code expire`: ends a code now, for a result that was wrong or went to the wrong person. */
import { command, UUID } from "../../command.ts";
import { DESK } from "../../desk.ts";

export const codeExpire = command({
  about: "Ends a code now: it can no longer be used. What was shared with it before stays shared.",
  arguments: [UUID],
  options: DESK,
  example: "bluezone code expire 5f2f4c3e-6d0b-4f0e-9a5e-0c8d5b0a7c11 --health http://127.0.0.1:8082",
  async run(given, [uuid]) {
    const { expireCode } = await import("@bluezone/contract/health/codes");
    const { ask } = await import("../../health-server.ts");
    const { shownTime } = await import("../../shown.ts");
    const answer = await ask({ url: given.health, apiKey: given["api-key"] }, expireCode, { uuid });
    return { json: answer, text: `Ended ${shownTime(answer.expiresAtTimestamp)}.` };
  },
});
