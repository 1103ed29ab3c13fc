/** Our own form of a field test (docs/field-test/form.csv): each level at a distance is a pair. */
import { calibrationOf } from "@bluezone/device/calibration-of";
import { attenuation } from "@bluezone/protocol/air/calibration";
import type { Form } from "../field-test/form.ts";
import type { Pair, PhoneModel } from "./pair.ts";

/** A level says nothing of time: it stands for a quarter of an hour, so that time decides nothing. */
const TOGETHER = 900;
/** As many scans as our cycle makes of that. */
const SCANS = 15;

/** The pairs of a form; none where it has no levels. The form has means alone, so every scan is the mean. */
export function fieldTestPairs(file: string, { levels, phones }: Form): Pair[] {
  const phoneOf = (name: string): PhoneModel => {
    const [maker = "", ...model] = phones.find((phone) => phone.name === name)!.model.split(" ");
    return { maker, model: model.join(" ") };
  };
  return levels.map(({ phone, other, metres, carriage, dbm }, i) => {
    const [by, of] = [phoneOf(phone), phoneOf(other)];
    const level = attenuation(
      calibrationOf(of.maker, of.model).txPower,
      dbm,
      calibrationOf(by.maker, by.model).rssiCorrection,
    );
    return {
      experiment: `${file} ${i + 1}`,
      setting: `field test, ${carriage}`,
      phones: [phone, other],
      by,
      of,
      metres,
      together: TOGETHER,
      scans: Array(SCANS).fill({ typical: level, least: level, seconds: TOGETHER / SCANS }),
      ownTable: true,
    };
  });
}
