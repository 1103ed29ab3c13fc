/** What the parts of a case may say together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { checkCase } from "./case.ts";
import { surelySame } from "./earlier-contacts.ts";

const today = parseDay("2020-12-27");
/** Checks a case of days before today; what is wrong with it. */
function faultOf({
  sample = 1,
  result = 0,
  onset = null as number | null,
  recorded = 0,
  rapid = false,
  confirmed = true,
}) {
  const tested = {
    test: rapid ? ("rapid" as const) : ("pcr" as const),
    result: confirmed ? ("confirmed" as const) : ("likely" as const),
    sampleDay: addDays(today, -sample),
    resultDay: addDays(today, -result),
  };
  const began =
    onset === null
      ? { onset: "none" as const, onsetDay: null }
      : { onset: "day" as const, onsetDay: addDays(today, -onset) };
  try {
    checkCase(tested, began, today, addDays(today, -recorded));
    return "none";
  } catch (fault) {
    return (fault as { code: string }).code;
  }
}

test("the days of a case are held against each other, each on its edge", () => {
  for (const good of [
    { sample: 0, result: 0 },
    { sample: 60, result: 60 },
    { sample: 61, result: 1, recorded: 1 },
    { sample: 5, result: 5, onset: 0 },
    { onset: 60 },
    { onset: 61, recorded: 1 },
    { rapid: true, confirmed: false },
    { confirmed: false },
  ])
    assert.equal(faultOf(good), "none", JSON.stringify(good));
  const bad = {
    sample_day_invalid: [
      { sample: -1, result: -1 },
      { sample: 61, result: 1 },
      { sample: 62, recorded: 1 },
    ],
    result_day_invalid: [{ result: -1 }, { sample: 5, result: 6 }],
    onset_invalid: [{ onset: -1 }, { onset: 61 }],
    result_invalid: [{ rapid: true }],
  };
  for (const [code, cases] of Object.entries(bad))
    for (const one of cases) assert.equal(faultOf(one), code, JSON.stringify(one));
});

test("two are surely one person by name, year and phone, none of them missing", () => {
  const one = { name: "Thạch Sà Mách", birthYear: 1971, phone: "+84912345678" };
  assert.ok(surelySame(one, { ...one, name: "thach sa mach" }));
  for (const other of [{ name: "Thạch Sà" }, { birthYear: 1972 }, { phone: "+84912345679" }])
    assert.ok(!surelySame(one, { ...one, ...other }), JSON.stringify(other));
  for (const missing of [{ birthYear: null }, { phone: null }])
    assert.ok(!surelySame({ ...one, ...missing }, { ...one, ...missing }), JSON.stringify(missing));
});
