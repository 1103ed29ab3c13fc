/** The texts of tasks. */
import { words } from "@bluezone/vietnamese/catalog";
import { tasks as en } from "../../../words/en/tasks.ts";
import { tasks as vi } from "../../../words/vi/tasks.ts";

/** The namespace. */
export const TASKS = words(vi, en);
