/** Texts in both languages, Vietnamese first, and how they stand on the pages of a node and of the operator. */
import { type Html, html } from "@bluezone/rollout/page/html";

/** One text in both languages. */
export type Both = { readonly vi: string; readonly en: string };
/** Vietnamese first. */
export const both = (vi: string, en: string): Both => ({ vi, en });

/** Both; what is the same in both stands once. */
export const say = ({ vi, en }: Both): Html =>
  vi === en ? html`${vi}` : html`${vi} <span class="en" lang="en">${en}</span>`;

/** How a panel looks: a name of a colour in the pages' style. */
export type Tone = "well" | "act" | "near" | "calm";

/** What is said first. */
export const panel = (tone: Tone, text: Both, more?: Html): Html =>
  html`<section class="panel ${tone}"><h1>${text.vi}</h1><p lang="en">${text.en}</p>${more}</section>`;
