/** `bluezone code issue`: a verification code for a test result, as a laboratory or a station asks for one. */
import { command } from "../../command.ts";
import { DESK } from "../../desk.ts";
import { maybe, text, word } from "../../option.ts";

export const codeIssue = command({
  about:
    "Issues a verification code for a test result. With --phone the health server sends it by SMS, with a link that holds the long code; without, the short code below is the only way to it, so read it out to the person at once.",
  options: {
    ...DESK,
    type: word(["confirmed", "likely", "negative"], "What the test said."),
    "symptom-date": maybe(text("DATE", "First day of symptoms, 2020-12-27, in Vietnam.", 10)),
    "test-date": maybe(text("DATE", "Day of the test, 2020-12-27, in Vietnam.", 10)),
    phone: maybe(text("NUMBER", "Send the code there by SMS; the number is not kept.", 32)),
    uuid: maybe(
      text("UUID", "Your own id of this result: a repeat is refused, and sends nothing twice.", 36),
    ),
  },
  example: "bluezone code issue --health http://127.0.0.1:8082 --type confirmed --symptom-date 2020-12-27",
  async run(given) {
    const { issue } = await import("@bluezone/contract/health/codes");
    const { ask } = await import("../../health-server.ts");
    const answer = await ask({ url: given.health, apiKey: given["api-key"] }, issue, {
      testType: given.type,
      tzOffset: 420,
      ...(given["symptom-date"] === undefined ? {} : { symptomDate: given["symptom-date"] }),
      ...(given["test-date"] === undefined ? {} : { testDate: given["test-date"] }),
      ...(given.phone === undefined ? {} : { phone: given.phone }),
      ...(given.uuid === undefined ? {} : { uuid: given.uuid }),
    });
    const { shownTime } = await import("../../shown.ts");
    return {
      json: answer,
      text: [
        `Code ${answer.code}, until ${shownTime(answer.expiresAtTimestamp)}`,
        ...(given.phone === undefined ? [] : ["Sent by SMS, with a link."]),
        `uuid ${answer.uuid} (for: bluezone code status, bluezone code expire)`,
      ].join("\n"),
    };
  },
});
