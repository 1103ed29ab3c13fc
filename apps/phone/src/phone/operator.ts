/** Who runs this app. An operator puts its own values here for its build; these are a demo's. */
import { HOME } from "@bluezone/policy/home";
import type { Locale } from "@bluezone/vietnamese/locale";

/** Fixed for one build of the app. */
export interface Operator {
  readonly name: Readonly<Record<Locale, string>>;
  /** Where the source of this very build is. */
  readonly source: string;
  /** The page that says what data exists, where and for how long. */
  readonly privacy: string;
  /** The one host whose links with a code the app takes. */
  readonly linkHost: string;
  /** Where the app is installed from; printed and shown as a QR code. */
  readonly installAddress: string;
}

export const OPERATOR: Operator = {
  name: {
    vi: `Sở Y tế và Sở TT&TT ${HOME.name} (số liệu minh họa)`,
    en: `the Departments of Health and of Information and Communications of ${HOME.name} (illustrative data)`,
  },
  source: "https://bz.example/source",
  privacy: "https://bz.example/privacy",
  linkHost: "bz.example",
  installAddress: "https://bz.example/cai",
};
