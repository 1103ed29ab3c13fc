/** A paper's head as it stands in a form, lists one entry a line. */
import { PaperHead } from "@bluezone/contract/rollout/reports";

/** What is typed. */
export type HeadValues = {
  readonly parentBody: string;
  readonly issuer: string;
  readonly symbol: string;
  readonly placeOfPaper: string;
  readonly addressees: string;
  readonly legalBasis: string;
  readonly authority: string;
  readonly authorityOf: string;
  readonly signTitle: string;
  readonly signName: string;
  readonly recipients: string;
};

/** A head as typed. */
export const headAsTyped = ({ signature, ...head }: PaperHead): HeadValues => ({
  parentBody: head.parentBody,
  issuer: head.issuer,
  symbol: head.symbol,
  placeOfPaper: head.place,
  addressees: head.addressees.join("\n"),
  legalBasis: head.legalBasis.join("\n"),
  authority: signature.authority?.by ?? "",
  authorityOf: signature.authority?.of ?? "",
  signTitle: signature.title,
  signName: signature.name,
  recipients: head.recipients.join("\n"),
});

const entries = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The head as the contract has it, not yet checked. */
const untyped = (values: HeadValues): unknown => ({
  parentBody: values.parentBody,
  issuer: values.issuer,
  symbol: values.symbol.trim(),
  place: values.placeOfPaper,
  addressees: entries(values.addressees),
  legalBasis: entries(values.legalBasis),
  signature: {
    authority: values.authority === "" ? null : { by: values.authority, of: values.authorityOf },
    title: values.signTitle,
    name: values.signName,
  },
  recipients: entries(values.recipients),
});

/** The head. Throws when `wrongHead` names a field. */
export const headOf = (values: HeadValues): PaperHead => PaperHead.parse(untyped(values));

const FIELDS: Readonly<Record<string, keyof HeadValues>> = {
  place: "placeOfPaper",
  "signature.authority.of": "authorityOf",
  "signature.authority": "authority",
  "signature.title": "signTitle",
  "signature.name": "signName",
};

/** The fields that are not right. */
export function wrongHead(values: HeadValues): readonly (keyof HeadValues)[] {
  const parsed = PaperHead.safeParse(untyped(values));
  if (parsed.success) return [];
  const paths = parsed.error.issues.map(({ path }) =>
    path.filter((part) => typeof part === "string").join("."),
  );
  return [...new Set(paths.map((path) => FIELDS[path] ?? (path as keyof HeadValues)))];
}
