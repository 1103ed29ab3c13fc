/** Who made a phone, as far as the guide to its settings tells makers apart. */

/** Makers with steps of their own; "android" is any other. */
export type Maker = "samsung" | "xiaomi" | "oppo" | "vivo" | "realme" | "huawei" | "android" | "iphone";

/** Brands under the name that their settings have. */
const BRANDS: readonly (readonly [RegExp, Maker])[] = [
  [/\b(iphone|ipad|apple|ios)\b/, "iphone"],
  [/\brealme\b/, "realme"],
  [/\b(samsung|galaxy)\b/, "samsung"],
  [/\b(xiaomi|redmi|poco|blackshark)\b/, "xiaomi"],
  [/\boppo\b/, "oppo"],
  [/\b(vivo|iqoo)\b/, "vivo"],
  [/\b(huawei|honor)\b/, "huawei"],
];

/** The maker in a system's name of brand, maker or model, in any case. A phone of no known brand is "android". */
export function makerOf(name: string): Maker {
  const small = name.toLowerCase().replaceAll("_", " ");
  return BRANDS.find(([brand]) => brand.test(small))?.[1] ?? "android";
}
