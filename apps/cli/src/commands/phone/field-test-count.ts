/** `bluezone field-test count`: what a phone's own data say of a stretch of a field test. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { date, path, type ValueOption } from "../../option.ts";

/** A time of day, as minutes since midnight. */
const time = (about: string): ValueOption<number> => ({
  form: "HH:MM",
  must: "a time such as 14:30, up to 24:00",
  about,
  read(given) {
    const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(given) ?? [];
    const all = 60 * Number(hours) + Number(minutes);
    return all <= 1_440 ? all : undefined;
  },
});

export const fieldTestCount = command({
  about:
    "Counts what a phone heard between two times of a day in Vietnam, from what it gave under «Dữ liệu của tôi», «Lưu ra tệp» (My data, Save to a file): minutes with any reading, readings and their mean level, and how many identifiers in each interval of ten minutes. Of two phones alone these are the columns windows, heard, readings and dbm of the form; among ten, the identifiers of all intervals together are the row with everybody. The file never leaves this computer; it says when phones were near, so delete it after the test.",
  options: {
    data: path("FILE", "JSON: what a phone gave under My data, Save to a file."),
    day: date("The day in Vietnam."),
    from: time("When the stretch begins, in Vietnam."),
    to: time("When it ends."),
  },
  example: "bluezone field-test count --data may-a.json --day 2020-12-27 --from 14:00 --to 15:00",
  async run({ data, day, from, to }) {
    if (to <= from) throw new Failure("usage", "field-test count needs --to after --from, on the same day.");
    const { countHeard } = await import("../../field-test/count.ts");
    const count = await countHeard(data, { day, from, to });
    const { minutes, minutesHeard, readings, meanDbm, identifiers } = count;
    const all = identifiers.reduce((sum, n) => sum + n, 0);
    return {
      json: count,
      text: [
        `seconds 60, windows ${minutes}, heard ${minutesHeard}`,
        `readings ${readings}${meanDbm === null ? "" : `, dbm ${meanDbm}`}`,
        `intervals ${identifiers.length}; identifiers ${identifiers.join(" ")}, together ${all}`,
      ].join("\n"),
    };
  },
});
