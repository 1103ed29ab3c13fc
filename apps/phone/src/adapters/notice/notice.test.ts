import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, parseInstant } from "@bluezone/protocol/time";
import { buttonsOf, holdsHealthWord, noticeOf, onLockScreen } from "./notice.ts";

const at = (time: string) => parseInstant(`2020-12-20T${time}:00+07:00`);

test("the reminder about Bluetooth has the text of its time of day in Vietnam; at noon, of how long it worked", () => {
  const off = (time: string, minutes = 65) =>
    noticeOf({ is: "bluetooth-off", since: at("07:20"), workedToday: Minutes(minutes) }, at(time));
  assert.equal(off("08:00"), "bluetooth-off-morning");
  assert.equal(off("14:00"), "bluetooth-off-noon");
  assert.equal(off("14:00", 0), "bluetooth-off-noon-idle");
  assert.equal(off("19:00"), "bluetooth-off-evening");
  assert.equal(noticeOf({ is: "attention" }, at("08:00")), "attention");
  assert.equal(noticeOf({ is: "unfinished-share" }, at("19:00")), "unfinished-share");
});

test("a reminder can be answered on the lock screen; what a notice is about is seen in the app only", () => {
  assert.deepEqual(
    buttonsOf("bluetooth-off").map(({ name, opens }) => [name, opens]),
    [
      ["switch-on", true],
      ["not-today", false],
    ],
  );
  assert.deepEqual(buttonsOf("attention"), []);
  assert.deepEqual(buttonsOf("unfinished-share"), []);
});

for (const text of [
  "Bluezone có việc cần bạn xem",
  "Bluezone has something for you to see",
  "Bluetooth đang tắt. Bật lên để sáng nay không sót ai.",
  "Bluetooth tắt từ 7:20. Hôm nay mới hoạt động 1 giờ 5 phút.",
  "Tối nay Bluetooth còn tắt. Bật lên để ngày mai khỏi quên.",
  "Turn it on so this morning is not missed. Only 1 h 5 min today.",
  "Còn một bước để báo cho người đã ở gần bạn.",
  "One step left to tell people you were near.",
])
  test(`may stand on a lock screen: ${text}`, () => {
    assert.equal(holdsHealthWord(text), false);
    assert.deepEqual(onLockScreen({ title: text, body: "" }), { title: text, body: "" });
  });

for (const text of [
  "Bạn đã tiếp xúc gần",
  "Kết quả DƯƠNG TÍNH",
  "Trạm Y tế gọi",
  "Bạn là F1",
  "You tested positive",
  "An exposure was found",
  "COVID-19",
])
  test(`becomes the app's name alone on a lock screen: ${text}`, () => {
    for (const form of ["NFC", "NFD"])
      assert.deepEqual(onLockScreen({ title: "Bluezone", body: text.normalize(form) }), {
        title: "Bluezone",
        body: "",
      });
  });
