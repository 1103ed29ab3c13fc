/** Whether what was typed can be right at all: the same limits as the endpoints, so that a slip is told at once. */
import { SecondFactor, SignInName } from "@bluezone/contract/staff/fields";

/** Characters that a password has at least. */
export const PASSWORD_AT_LEAST = 12;

/** Whether it can be a sign-in name. */
export const isSignInName = (typed: string): boolean => SignInName.safeParse(typed).success;
/** Whether it can be a code of an app or a recovery code. */
export const isSecondFactor = (typed: string): boolean => SecondFactor.safeParse(typed).success;
