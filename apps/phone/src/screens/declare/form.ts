/** The seven questions of a declaration, one a page, and the message that the answers make. */
import type { Wish } from "@bluezone/contract/health/from-phone";
import type { MessageContent } from "@bluezone/device/message";
import { type Answers, readAnswers } from "../messages/answers.ts";
import { callable, shownNumber } from "../messages/number.ts";

type Declaration = Extract<MessageContent, { kind: "declaration" }>;
type DeclaredAnswers = Declaration["answers"];
/** The id of a symptom, or "none". */
export type Tick = string;

/** The pages in order: the questions, then what will be sent. */
export const PAGES = [
  "for",
  "commune",
  "symptoms",
  "near",
  "returned",
  "cares",
  "callback",
  "review",
] as const;
export type Page = (typeof PAGES)[number];

/** "none" among the symptoms is an answer of its own; an empty list is none yet. Texts are empty when skipped. */
export type DeclareForm = {
  page: string;
  for: DeclaredAnswers["for"] | "";
  commune: string;
  symptoms: Tick[];
  since: string;
  near: DeclaredAnswers["near"] | "";
  returned: "yes" | "no";
  province: string;
  country: string;
  returnedDay: string;
  cares: DeclaredAnswers["cares"];
  call: "yes" | "no";
  phone: string;
  wish: Wish;
};

const EMPTY: DeclareForm = {
  page: "for",
  for: "",
  commune: "",
  symptoms: [],
  since: "",
  near: "",
  returned: "no",
  province: "",
  country: "",
  returnedDay: "",
  cares: [],
  call: "no",
  phone: "",
  wish: "any",
};

/** @param area the commune that the resident chose for this phone */
export const declareForm = (kept: Answers | null, area: string | null): DeclareForm =>
  readAnswers({ ...EMPTY, commune: area ?? "" }, kept);

/** The form of a declaration that was not taken. */
export function formOfDeclaration({ commune, answers, callback }: Declaration): DeclareForm {
  const { symptoms, since, near, returned, cares } = answers;
  return {
    ...EMPTY,
    page: "review",
    for: answers.for,
    commune,
    symptoms: symptoms.length === 0 ? ["none"] : symptoms,
    since: since ?? "",
    near,
    returned: returned === undefined ? "no" : "yes",
    province: returned?.province ?? "",
    country: returned?.country ?? "",
    returnedDay: returned?.day ?? "",
    cares,
    call: callback === undefined ? "no" : "yes",
    phone: callback === undefined ? "" : shownNumber(callback.phone),
    wish: callback?.wish ?? "any",
  };
}

/** The symptoms that were ticked. */
export const felt = ({ symptoms }: Pick<DeclareForm, "symptoms">): DeclaredAnswers["symptoms"] =>
  symptoms.filter((one) => one !== "none");

/** Ticks a symptom, or "none", which excludes the others. */
export function tickSymptom({ symptoms }: Pick<DeclareForm, "symptoms">, one: Tick, on: boolean): Tick[] {
  const rest = symptoms.filter((other) => other !== one);
  if (!on) return rest;
  return one === "none" ? ["none"] : [...rest.filter((other) => other !== "none"), one];
}

/** What is missing on a page, or null. Questions 5, 6 and 7 may be passed over. */
export function missingOn(page: Page, form: DeclareForm): Page | null {
  const wants: Partial<Record<Page, boolean>> = {
    for: form.for === "",
    commune: form.commune === "",
    symptoms: form.symptoms.length === 0,
    near: form.near === "",
    callback: form.call === "yes" && callable(form.phone) === undefined,
  };
  return wants[page] === true ? page : null;
}

/** The page that a form stands on: the one that was kept, but never beyond a question that has no answer. */
export function pageOf(form: DeclareForm): Page {
  const kept = PAGES.find((page) => page === form.page) ?? "for";
  const open = PAGES.find((page) => missingOn(page, form) !== null);
  return open !== undefined && PAGES.indexOf(open) < PAGES.indexOf(kept) ? open : kept;
}

function returnedOf(form: DeclareForm): DeclaredAnswers["returned"] {
  if (form.returned !== "yes") return undefined;
  const { province, country, returnedDay } = form;
  return {
    ...(province.trim() === "" ? {} : { province: province.trim() }),
    ...(country.trim() === "" ? {} : { country: country.trim() }),
    ...(returnedDay === "" ? {} : { day: returnedDay }),
  };
}

/** The message; null while a question that must be answered is not. */
export function declarationOf(form: DeclareForm): Declaration | null {
  const { for: whom, near } = form;
  if (whom === "" || near === "" || PAGES.some((page) => missingOn(page, form) !== null)) return null;
  const symptoms = felt(form);
  const returned = returnedOf(form);
  const phone = form.call === "yes" ? callable(form.phone) : undefined;
  return {
    kind: "declaration",
    commune: form.commune,
    answers: {
      for: whom,
      symptoms,
      ...(symptoms.length === 0 || form.since === "" ? {} : { since: form.since }),
      near,
      ...(returned === undefined ? {} : { returned }),
      cares: form.cares,
    },
    ...(phone === undefined ? {} : { callback: { phone, wish: form.wish } }),
  };
}
