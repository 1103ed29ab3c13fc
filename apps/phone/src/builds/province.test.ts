/** An app for another province: the bundler reads its document, and places, hotline and figures of the app are that province's. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const ROOT = resolve(import.meta.dirname, "../../../..");
const DATA = join(ROOT, "packages/policy/data/provinces");
const HOME = join(ROOT, "packages/policy/src/home.ts");
const at = (file: string): string => JSON.stringify(pathToFileURL(join(ROOT, file)).href);

/** What a program prints, run by itself with a province named. */
async function said(province: string, type: "commonjs" | "module", program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`--input-type=${type}`, "--no-warnings", "--eval", program],
    { cwd: join(ROOT, "apps/phone"), env: { ...process.env, PHONE_PROVINCE: province } },
  );
  return JSON.parse(stdout);
}

/** Which file the bundler takes for the document of An Giang, asked for by a file. */
const taken = (province: string, askedBy: string) =>
  said(
    province,
    "commonjs",
    `const { resolver } = require("./metro.config.cjs");
    const filePath = ${JSON.stringify(join(DATA, "an-giang.json"))};
    const context = { originModulePath: ${JSON.stringify(askedBy)}, resolveRequest: () => ({ type: "sourceFile", filePath }) };
    console.log(JSON.stringify(resolver.resolveRequest(context, "../data/provinces/an-giang.json", "web").filePath));`,
  );

test("the bundler reads the named province for the app, and An Giang's own file for whoever asks for An Giang", async () => {
  assert.equal(await taken("can-tho", HOME), join(DATA, "can-tho.json"));
  assert.equal(await taken(join(DATA, "can-tho.json"), HOME), join(DATA, "can-tho.json"));
  assert.equal(await taken("", HOME), join(DATA, "an-giang.json"));
  assert.equal(
    await taken("can-tho", join(ROOT, "packages/policy/src/an-giang.ts")),
    join(DATA, "an-giang.json"),
  );
  await assert.rejects(taken("atlantis", HOME), /PHONE_PROVINCE: there is no .*atlantis\.json/);
});

test("an app for Cần Thơ has its communes, districts, hotlines and name, and no place of An Giang", async () => {
  const app = await said(
    "can-tho",
    "module",
    `import { registerHooks, createRequire } from "node:module";
    import { fileURLToPath, pathToFileURL } from "node:url";
    const { isHome, provinceFile } = createRequire(${at("apps/phone/metro.config.cjs")})("./src/builds/province.cjs");
    const file = provinceFile(process.env.PHONE_PROVINCE);
    registerHooks({
      resolve(name, context, next) {
        const found = next(name, context);
        const by = context.parentURL?.startsWith("file:") ? fileURLToPath(context.parentURL) : "";
        return found.url.startsWith("file:") && isHome(fileURLToPath(found.url), by)
          ? { ...found, url: pathToFileURL(file).href }
          : found;
      },
    });
    const { findPlaces, placeOf } = await import(${at("apps/phone/src/screens/area/places.ts")});
    const { hotlineFor } = await import(${at("apps/phone/src/kit/hotline.ts")});
    const { isArea } = await import(${at("packages/device/src/consent.ts")});
    const { AREAS } = await import(${at("packages/device/src/engine/active/areas.ts")});
    const { districtOf } = await import(${at("packages/device/src/engine/active/question.ts")});
    const { OPERATOR } = await import(${at("apps/phone/src/phone/operator.ts")});
    const { parseDay } = await import(${at("packages/protocol/src/time.ts")});
    const day = parseDay("2020-12-27");
    const [first] = findPlaces("an khanh", day);
    console.log(JSON.stringify({
      first, there: isArea(first.code), district: districtOf(first.code) !== null,
      elsewhere: [isArea("30478"), placeOf("30478", day) ?? null, findPlaces("vinh thanh trung", day)],
      list: AREAS.name, hotline: hotlineFor([], day).is, operator: OPERATOR.name.vi,
    }));`,
  );
  assert.deepEqual(app, {
    first: { code: "31149", name: "Phường An Khánh", district: "Quận Ninh Kiều" },
    ...{ there: true, district: true, elsewhere: [false, null, []] },
    ...{ list: "can-tho-2020", hotline: "valid", operator: "Sở Y tế và Sở TT&TT Cần Thơ (số liệu minh họa)" },
  });
});
