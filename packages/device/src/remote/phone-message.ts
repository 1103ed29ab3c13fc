/**
 * What a phone says on a line, and how a screen reads it. Read by hand: a library of schemas would be a twelfth of what a browser
 * loads before its first view.
 */
import { type PhoneState, PRIORITY } from "../state.ts";

/** From the phone: its whole state; what an ask came to; or why nothing came of it, without a number when none could be read. */
export type PhoneMessage =
  | { readonly state: PhoneState }
  | { readonly answer: number; readonly value?: unknown }
  | { readonly answer: number | null; readonly code: string };

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);
const isNotice = (value: unknown): boolean =>
  isObject(value) && (PRIORITY as readonly unknown[]).includes(value["is"]);
const isAsk = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

/** Both ends are of one build: what a state holds is looked at as far as nothing else can be mistaken for one. */
const isState = (value: unknown): boolean =>
  isObject(value) &&
  typeof value["now"] === "number" &&
  isNotice(value["panel"]) &&
  isListOf(value["bars"], isNotice) &&
  isObject(value["lines"]) &&
  isListOf(value["alerts"], isObject) &&
  isObject(value["share"]) &&
  typeof value["share"]["is"] === "string" &&
  isObject(value["consent"]) &&
  isObject(value["symptoms"]) &&
  isListOf(value["symptoms"]["symptoms"], isObject) &&
  isListOf(value["hotlines"], isObject);

function isPhoneMessage(said: Fields): boolean {
  const { state, answer, code } = said;
  switch (Object.keys(said).sort().join()) {
    case "state":
      return isState(state);
    case "answer":
    case "answer,value":
      return isAsk(answer);
    case "answer,code":
      return typeof code === "string" && (answer === null || isAsk(answer));
    default:
      return false;
  }
}

/** Reads a text. Undefined when it is no message of a phone. */
export function readPhoneMessage(text: string): PhoneMessage | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return isObject(said) && isPhoneMessage(said) ? (said as PhoneMessage) : undefined;
  } catch {
    return undefined;
  }
}
